import 'reflect-metadata';
import { run } from '@hisaab/platform';
import { reportingConfig, ReportingDoors } from '@hisaab/reporting';

void run({
  services: ['reporting'],
  modules: [ReportingDoors],
  configurations: [reportingConfig],
  peers: ['auth'],
  mayEmbed: false,
});
