import 'reflect-metadata';
import { HeadWitness, LedgerModule, ReportingWitness } from '@hisaab/ledger';
import { run } from '@hisaab/platform';

void run({
  services: ['ledger'],
  modules: [LedgerModule.with({ witness: { provide: HeadWitness, useClass: ReportingWitness } })],
  configurations: [],
  peers: ['auth', 'reporting'],
  mayEmbed: false,
});
