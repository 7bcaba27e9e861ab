// refused by: no-module-to-app
import '../../../../apps/web/src/page';
