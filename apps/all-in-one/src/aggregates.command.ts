import { runCommand } from '@hisaab/platform';
import { aggregatesCommand } from '@hisaab/reporting';

void runCommand(aggregatesCommand);
