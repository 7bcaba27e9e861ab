// refused by: no-circle
import { b } from './round';
export const a = b;
