// refused by: layer-wording
import '@hisaab/security';
