import type { Service } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';
import { Outbox, type Replay } from '@hisaab/messaging';
import { Metrics } from '@hisaab/observability';

import { PROJECTED_TYPES } from '../facts/facts.consumer';
import { ProjectEvents } from '../facts/project-events.use-case';
import { InsightCounts } from '../insights/insight.counts';
import { LargeExpenseDetector } from '../insights/large-expense.detector';
import { Rebuild } from './rebuild.run';
import { Shadow } from './shadow.repository';

export interface RebuildCommandTools {
  readonly database: (service: Service) => Database;
  /** The stream from its beginning: the topics, or the tables of the services in this program. */
  readonly replay: (consumer: string, types: readonly string[]) => Replay;
  readonly say: (line: string) => void;
  readonly arguments: readonly string[];
}

const USAGE = `Throws a projection away and makes it again from the events, while it is read.

  rebuild reporting    all that reports are made of; works beside a program that runs`;

/** `npm run rebuild -- reporting`. @returns the exit code */
export async function rebuildCommand(tools: RebuildCommandTools): Promise<number> {
  const { say, arguments: words } = tools;
  if (words.length !== 1 || words[0] !== 'reporting') {
    say(USAGE);
    return 2;
  }
  const database = tools.database('reporting');
  const shadow = await Shadow.open(database);
  if (!shadow) {
    say('Another rebuild of reporting is running.');
    return 1;
  }
  const replay = tools.replay('reporting', PROJECTED_TYPES);
  try {
    // Without a least amount no expense is large: people were told of theirs when they happened.
    const counts = new InsightCounts(new Metrics());
    const silent = new LargeExpenseDetector(new Outbox(database), { times: 1, minimum: [] }, counts);
    const rebuild = new Rebuild({ shadow, replay, events: new ProjectEvents(silent), say });
    const { books, refused } = await rebuild.run();
    say(`${books} books are made anew.`);
    for (const book of refused) say(`Left as it was, since the stream lacks facts of it: ${book}`);
    return refused.length === 0 ? 0 : 1;
  } finally {
    await replay.close();
    await shadow.close();
  }
}
