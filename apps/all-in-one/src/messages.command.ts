import { messagesCommand } from '@hisaab/messaging';
import { runCommand } from '@hisaab/platform';

void runCommand(messagesCommand);
