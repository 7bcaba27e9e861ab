import 'reflect-metadata';
import { run } from '@hisaab/platform';
import { TemplatingDoors } from '@hisaab/templating';

void run({
  services: ['templating'],
  modules: [TemplatingDoors],
  configurations: [],
  mayEmbed: false,
});
