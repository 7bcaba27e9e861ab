// refused by: no-module-to-module
import '@hisaab/billing';
