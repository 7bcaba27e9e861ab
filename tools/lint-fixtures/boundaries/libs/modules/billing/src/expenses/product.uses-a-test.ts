// refused by: product-imports-no-test
import './expense.spec';
