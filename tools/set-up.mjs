/** Before `npm start`, `npm test` and the like: the packages, whatever Node the machine has. */
import { install } from './set-up/install.mjs';
import { fail } from './set-up/terminal.mjs';

await install().catch(fail);
