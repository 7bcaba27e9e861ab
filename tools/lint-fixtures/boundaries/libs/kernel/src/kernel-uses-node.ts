// refused by: kernel-is-pure
import 'node:fs';
