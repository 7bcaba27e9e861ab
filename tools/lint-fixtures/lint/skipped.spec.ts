// refused by: vitest(no-disabled-tests)
import { it } from 'vitest';
it.skip('later', () => undefined);
