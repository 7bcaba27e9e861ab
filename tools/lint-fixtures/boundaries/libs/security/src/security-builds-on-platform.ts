// refused by: layer-security
import '@hisaab/platform';
