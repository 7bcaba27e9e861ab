// refused by: no-development-package-in-the-product
import 'fast-check';
