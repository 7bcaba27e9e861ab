// refused by: layer-observability
import '@hisaab/database';
