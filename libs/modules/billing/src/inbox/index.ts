import type { Type } from '@nestjs/common';
import { InboxController } from './inbox.controller';

/** What the module of billing lists of what waits for a decision. */
export const inboxControllers: Type[] = [InboxController];
