import 'reflect-metadata';
import { keyVersionsInUse } from '@hisaab/auth';
import { backupCommand, runCommand } from '@hisaab/platform';

void runCommand((tools) => backupCommand({ ...tools, neededVersions: keyVersionsInUse }));
