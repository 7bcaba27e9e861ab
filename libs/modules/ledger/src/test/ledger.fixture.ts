import type { Envelope } from '@hisaab/contracts';
import type { Database } from '@hisaab/database';
import { Inbox, Outbox } from '@hisaab/messaging';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { expect } from 'vitest';

import { AuditQuery } from '../audit/audit.query';
import { AuditRepository } from '../audit/audit.repository';
import { ChartQuery } from '../chart/chart.query';
import { ChartRepository } from '../chart/chart.repository';
import { NamesConsumer } from '../chart/names.consumer';
import { NamesRepository } from '../chart/names.repository';
import { EntriesQuery } from '../entries/entries.query';
import { ExportJournal } from '../export/export-journal.use-case';
import { JournalPagesQuery } from '../export/journal-pages.query';
import { BillingFactsConsumer } from '../posting/billing-facts.consumer';
import { JournalRepository } from '../posting/journal.repository';
import { PostFacts } from '../posting/post-facts.use-case';
import { TrialBalanceQuery } from '../trial-balance/trial-balance.query';
import { ChainQuery } from '../verification/chain.query';
import type { HeadWitness } from '../verification/head-witness';
import { VerifyLedger } from '../verification/verify-ledger.use-case';

/** The ledger's parts on a real database of their own. */
export interface LedgerFixture {
  readonly store: TestDatabase;
  readonly database: Database;
  readonly entries: EntriesQuery;
  readonly chart: ChartQuery;
  readonly trialBalance: TrialBalanceQuery;
  readonly audit: AuditQuery;
  readonly exportJournal: ExportJournal;
  post(...messages: Envelope[]): Promise<void>;
  keepNames(...messages: Envelope[]): Promise<void>;
  verifier(witness: HeadWitness): VerifyLedger;
  /** Runs statements as the administrator with the triggers and foreign keys off: as a forger would. */
  tamper(...statements: string[]): Promise<void>;
}

export async function ledgerFixture(): Promise<LedgerFixture> {
  const store = await testDatabase();
  const database = store.database('ledger');
  const inbox = new Inbox(database);
  const postFacts = new PostFacts(
    new JournalRepository(),
    new ChartRepository(),
    new AuditRepository(),
    new Outbox(database),
  );
  const facts = new BillingFactsConsumer(inbox, postFacts);
  const names = new NamesConsumer(inbox, new NamesRepository());
  const chart = new ChartQuery(database);
  return {
    store,
    database,
    chart,
    entries: new EntriesQuery(database),
    trialBalance: new TrialBalanceQuery(database, chart),
    audit: new AuditQuery(database),
    exportJournal: new ExportJournal(chart, new JournalPagesQuery(database)),
    post: (...messages) => facts.post(messages),
    keepNames: (...messages) => names.keep(messages),
    verifier: (witness) => new VerifyLedger(new ChainQuery(database), witness),
    tamper: async (...statements) => {
      const admin = await store.admin.connect();
      try {
        await admin.query('set search_path = ledger');
        await admin.query('set session_replication_role = replica');
        for (const statement of statements) await admin.query(statement);
        await admin.query('reset session_replication_role');
      } finally {
        admin.release(true);
      }
    },
  };
}

/** Quality 1: every entry sums to zero per currency and every stored balance is the sum of its postings. */
export async function expectBalanced(database: Database): Promise<void> {
  const unbalanced = await database.query(
    'select book_id, entry_sequence, currency from posting group by 1, 2, 3 having sum(minor) <> 0',
  );
  expect(unbalanced).toEqual([]);
  const drifted = await database.query(
    `select * from (select book_id, account, currency, sum(minor) as minor, count(*) as postings
       from posting group by 1, 2, 3) as posted
     full join balance using (book_id, account, currency)
     where posted.minor is distinct from balance.minor or posted.postings is distinct from balance.postings`,
  );
  expect(drifted).toEqual([]);
}
