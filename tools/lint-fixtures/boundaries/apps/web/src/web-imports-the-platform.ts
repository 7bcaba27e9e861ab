// refused by: web-imports-contracts-and-kernel
import '@hisaab/platform';
