// refused by: e2e-imports-contracts-and-testing
import '@hisaab/billing';
