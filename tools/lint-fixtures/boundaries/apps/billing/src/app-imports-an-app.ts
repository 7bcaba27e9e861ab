// refused by: app-imports-its-module, no-app-to-app
import '../../web/src/page';
