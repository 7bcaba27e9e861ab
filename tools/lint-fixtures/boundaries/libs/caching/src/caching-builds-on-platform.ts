// refused by: layer-caching
import '@hisaab/platform';
