import { openReplay } from '@hisaab/messaging';
import { runCommand } from '@hisaab/platform';
import { rebuildCommand } from '@hisaab/reporting';

void runCommand((tools) =>
  rebuildCommand({ ...tools, replay: (consumer, types) => openReplay({ ...tools, consumer, types }) }),
);
