import { runMigrate } from '@hisaab/platform';

void runMigrate();
