// refused by: vitest(no-focused-tests)
import { it } from 'vitest';
it.only('alone', () => undefined);
