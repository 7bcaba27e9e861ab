// refused by: no-module-to-module, by-public-face
import '../../billing/src/expenses/expense';
