import { Module, type DynamicModule, type ModuleMetadata, type Provider } from '@nestjs/common';
import { ServiceModule } from '@hisaab/platform';

import { InAppChannel } from './channels/in-app.channel';
import { Channel } from './channels/message.channel';
import { BookPositionsConsumer } from './events/book-positions.consumer';
import { BookPositionsRepository } from './events/book-positions.repository';
import { EventHub } from './events/event.hub';
import { EventsController } from './events/events.controller';
import { NoWorkProgress, WorkProgress } from './events/work-progress';
import { MessagesConsumer } from './messages/messages.consumer';
import { MessagesController } from './messages/messages.controller';
import { MessagesRepository } from './messages/messages.repository';
import type { TemplateRenderer } from './messages/template-renderer';
import { WriteMessages } from './messages/write-messages.use-case';
import { notificationConfig } from './notification.config';
import { NotificationPrisma } from './notification.prisma';
import { ChangePreferences } from './preferences/change-preferences.use-case';
import { PreferencesController } from './preferences/preferences.controller';
import { PreferencesRepository } from './preferences/preferences.repository';
import { NamesConsumer } from './recipients/names.consumer';
import { NamesRepository } from './recipients/names.repository';
import { RecipientsConsumer } from './recipients/recipients.consumer';
import { RecipientsRepository } from './recipients/recipients.repository';

export interface NotificationPorts {
  /** Modules that the providers below need. */
  readonly imports?: ModuleMetadata['imports'];
  readonly templates: Provider<TemplateRenderer>;
  readonly workProgress?: Provider<WorkProgress>;
}

@Module({})
export class NotificationModule {
  static with({ imports = [], templates, workProgress }: NotificationPorts): DynamicModule {
    return {
      module: NotificationModule,
      imports: [ServiceModule.for('notification', notificationConfig), ...imports],
      controllers: [
        PreferencesController,
        MessagesController,
        EventsController,
        MessagesConsumer,
        RecipientsConsumer,
        NamesConsumer,
        BookPositionsConsumer,
      ],
      providers: [
        NotificationPrisma,
        RecipientsRepository,
        NamesRepository,
        MessagesRepository,
        WriteMessages,
        PreferencesRepository,
        ChangePreferences,
        BookPositionsRepository,
        EventHub,
        { provide: Channel, useClass: InAppChannel },
        templates,
        workProgress ?? { provide: WorkProgress, useClass: NoWorkProgress },
      ],
    };
  }
}
