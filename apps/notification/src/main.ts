import 'reflect-metadata';
import {
  BillingProgress,
  notificationConfig,
  NotificationModule,
  RemoteTemplates,
  TemplateRenderer,
  WorkProgress,
} from '@hisaab/notification';
import { run } from '@hisaab/platform';

void run({
  services: ['notification'],
  modules: [
    NotificationModule.with({
      templates: { provide: TemplateRenderer, useClass: RemoteTemplates },
      workProgress: { provide: WorkProgress, useClass: BillingProgress },
    }),
  ],
  configurations: [notificationConfig],
  peers: ['auth', 'billing', 'templating'],
  mayEmbed: false,
});
