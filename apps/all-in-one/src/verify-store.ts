import { keyVersionsInUse } from '@hisaab/auth';
import { wrongBooks } from '@hisaab/ledger';
import { wrongStreams } from '@hisaab/messaging';
import { SERVICES } from '@hisaab/contracts';
import type { CommandTools } from '@hisaab/platform';
import { LedgerHeads, wrongTotals } from '@hisaab/reporting';

/** Whether what is stored is whole: each part proves itself, and the parts fit each other. @returns the exit code */
export async function verifyStore({ database, masterKey, say }: CommandTools): Promise<number> {
  await keyVersionsInUse(database('auth'), masterKey());
  say('The master key opens what is encrypted.');
  const ledger = await wrongBooks(database('ledger'), new LedgerHeads(database('reporting')));
  say(`Ledger: ${ledger.books} books, ${ledger.entries} entries; chains, sums and balances recomputed.`);
  const reporting = await wrongTotals(database('reporting'));
  say(`Reporting: ${reporting.books} books; totals compared with their facts.`);
  const streams = await wrongStreams(database('billing'), SERVICES);
  say('Events: numbers of all books compared with what was sent and applied.');
  const wrong = [...ledger.wrong, ...reporting.wrong, ...streams];
  for (const sentence of wrong) say(`wrong: ${sentence}`);
  say(wrong.length === 0 ? 'All is well.' : `${wrong.length} things are wrong.`);
  return wrong.length === 0 ? 0 : 1;
}
