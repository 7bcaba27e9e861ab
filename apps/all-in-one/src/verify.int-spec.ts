import 'reflect-metadata';
import { MasterKey } from '@hisaab/security';
import { expectDrained, testDatabase, testMasterKey, type TestDatabase } from '@hisaab/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runningIn } from './test/running';
import { verified } from './test/verified';

const masterKey = MasterKey.parse(Buffer.from(testMasterKey).toString('base64'));

/** What somebody does to the tables, what takes it back, and what is said of it. */
const WRONGS: [string, string, string, RegExp][] = [
  [
    'an amount in the ledger that is another',
    `alter table ledger.posting disable trigger user; update ledger.posting set minor = minor * 2 where entry_sequence = 2`,
    `update ledger.posting set minor = minor / 2 where entry_sequence = 2; alter table ledger.posting enable trigger user`,
    /entry 2 of the ledger: content-changed/,
  ],
  [
    'a balance that is not its postings',
    `update ledger.balance set minor = minor + 1 where account like 'account:%'`,
    `update ledger.balance set minor = minor - 1 where account like 'account:%'`,
    /entry 3 of the ledger: balance-differs/,
  ],
  [
    'a tail that was cut',
    `create table ledger.kept as select * from ledger.book_head; update ledger.book_head set entry_sequence = 9`,
    `update ledger.book_head set entry_sequence = kept.entry_sequence from ledger.kept; drop table ledger.kept`,
    /entry 4 of the ledger: entry-missing/,
  ],
  [
    'a head that its witness knows otherwise',
    `update reporting.ledger_head set hash = repeat('00', 32)`,
    `update reporting.ledger_head set hash = encode((select hash from ledger.book_head), 'hex')`,
    /entry 3 of the ledger: witness-differs/,
  ],
  [
    'a total that is not its facts',
    `update reporting.day_total set amount = amount + 1`,
    `update reporting.day_total set amount = amount - 1`,
    /reporting's total of 2026-11-01 is not that of its facts/,
  ],
  [
    'a fact that is gone',
    `create table billing.kept as select * from billing.outbox where sequence = 1; delete from billing.outbox where sequence = 1`,
    `insert into billing.outbox select * from billing.kept; drop table billing.kept`,
    /billing has numbered \d+ facts and keeps \d+, the last \d+/,
  ],
  [
    'a schema that is of another time than the others',
    `update ledger.watermark set sequence = sequence + 5 where consumer = 'ledger'`,
    `update ledger.watermark set sequence = sequence - 5 where consumer = 'ledger'`,
    /ledger has applied fact \d+ of billing, which has sent \d+/,
  ],
];

describe('npm run verify', () => {
  let store: TestDatabase;
  beforeAll(async () => {
    store = await testDatabase();
    const house = await runningIn(store, masterKey);
    await house.signUp({ email: 'asha@example.org', password: 'teal kettle on the roof', name: 'Asha' });
    for (const day of ['01', '02', '03']) {
      await house.send('POST', '/v1/transactions', {
        type: 'expense',
        amount: { amount: '10.00', currency: 'INR' },
        date: `2026-11-${day}`,
      });
    }
    await expectDrained(store.admin);
    await house.close();
  });
  afterAll(() => store?.drop());

  it('finds nothing where all is well', async () => {
    expect(await verified(store, masterKey)).toEqual([]);
  });

  it.each(WRONGS)('names %s', async (_, wrong, right, sentence) => {
    await store.admin.query(wrong);
    const found = await verified(store, masterKey);
    await store.admin.query(right);
    expect(found.join('\n')).toMatch(sentence);
    expect(await verified(store, masterKey)).toEqual([]);
  });

  it('says that the key is another', async () => {
    await expect(verified(store, MasterKey.parse(Buffer.alloc(32, 9).toString('base64')))).rejects.toThrow(
      /master key does not open what auth.identity holds/,
    );
  });
});
