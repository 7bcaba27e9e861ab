import { a } from './circle';
export const b = a;
