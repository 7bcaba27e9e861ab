// refused by: layer-database
import '@hisaab/messaging';
