// refused by: layer-contracts, contracts-are-portable
import '@hisaab/database';
