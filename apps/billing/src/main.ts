import 'reflect-metadata';
import { billingConfig, BillingDoors } from '@hisaab/billing';
import { run } from '@hisaab/platform';

void run({
  services: ['billing'],
  modules: [BillingDoors],
  configurations: [billingConfig],
  peers: ['auth'],
  mayEmbed: false,
});
