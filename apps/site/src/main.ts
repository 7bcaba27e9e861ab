import 'reflect-metadata';
import { SERVICES } from '@hisaab/contracts';
import { run } from '@hisaab/platform';

/** What belongs to no service: the pages, the API's document, and the state of the whole. It has no store. */
void run({
  services: [],
  modules: [],
  configurations: [],
  peers: SERVICES,
  isFront: true,
  mayEmbed: false,
});
