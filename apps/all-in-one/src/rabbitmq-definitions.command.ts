import { definitionsCommand } from '@hisaab/messaging';
import { runPlainCommand } from '@hisaab/platform';

void runPlainCommand(definitionsCommand);
