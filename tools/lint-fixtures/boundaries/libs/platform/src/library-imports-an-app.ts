// refused by: layer-platform, no-module-to-app
import '../../../apps/web/src/page';
