import 'reflect-metadata';
import { run } from '@hisaab/platform';
import { UserModule } from '@hisaab/user';

void run({
  services: ['user'],
  modules: [UserModule],
  configurations: [],
  peers: ['auth'],
  mayEmbed: false,
});
