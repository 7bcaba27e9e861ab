// refused by: layer-platform
import '@hisaab/billing';
