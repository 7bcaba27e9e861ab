import { kafkaRightsCommand } from '@hisaab/messaging';
import { runPlainCommand } from '@hisaab/platform';

void runPlainCommand(kafkaRightsCommand);
