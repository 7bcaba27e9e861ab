import { testDatabase } from '@hisaab/testing';
import type { Service } from '@hisaab/contracts';
import { isSplit, type Variables } from './house';
import { startProgram } from './program';
import { startService } from './service';
import { environmentOf } from './split-house';

/** What the service that reads them, resp. the one program, says when it will not start with these variables. */
export async function refusedStart(service: Service, variables: Variables): Promise<string> {
  if (isSplit) {
    const start = startService(service, 0, { ...(await environmentOf(service)), ...variables });
    if ((await start.ended()) === 0) throw new Error(`${service} did start, and stopped`);
    return start.output();
  }
  const database = await testDatabase();
  try {
    const program = await startProgram({ ...variables, DATABASE_URL: database.url }).catch(String);
    if (typeof program === 'string') return program;
    await program.stop();
    throw new Error('the program did start');
  } finally {
    await database.drop();
  }
}
