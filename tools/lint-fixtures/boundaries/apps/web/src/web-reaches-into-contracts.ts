// refused by: apps-by-public-face
import '../../../libs/contracts/src/contracts-use-a-server-package';
