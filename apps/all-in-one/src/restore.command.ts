import 'reflect-metadata';
import { runRestore } from '@hisaab/platform';

import { verifyStore } from './verify-store';

void runRestore(verifyStore);
