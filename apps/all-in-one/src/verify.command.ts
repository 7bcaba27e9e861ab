import 'reflect-metadata';
import { runVerify } from '@hisaab/platform';

import { verifyStore } from './verify-store';

void runVerify(verifyStore);
