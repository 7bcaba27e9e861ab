// refused by: e2e-imports-contracts-and-testing, no-app-to-app
import '../../web/src/page';
