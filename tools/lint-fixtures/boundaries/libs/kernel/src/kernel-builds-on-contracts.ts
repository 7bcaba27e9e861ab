// refused by: layer-kernel, kernel-is-pure
import '@hisaab/contracts';
