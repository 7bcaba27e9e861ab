import 'reflect-metadata';
import { rotateKeysCommand } from '@hisaab/auth';
import { runCommand } from '@hisaab/platform';

void runCommand(rotateKeysCommand);
