// refused by: domain-is-pure
import '@hisaab/contracts';
