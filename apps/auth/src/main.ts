import 'reflect-metadata';
import { AuthModule, authConfig } from '@hisaab/auth';
import { run } from '@hisaab/platform';

void run({
  services: ['auth'],
  modules: [AuthModule],
  configurations: [authConfig],
  variables: ['HISAAB_MASTER_KEY'],
  mayEmbed: false,
});
