import 'reflect-metadata';
import { SERVICES } from '@hisaab/contracts';
import { run } from '@hisaab/platform';
import { configurations, modules } from './modules';

void run({ services: SERVICES, modules, configurations, mayEmbed: true });
