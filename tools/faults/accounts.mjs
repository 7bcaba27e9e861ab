/**
 * What became of every transaction: in billing, in the ledger and in reporting, in their tables and through the API.
 * Lost is what was acknowledged and is missing in one of them; doubled what is there more than once.
 */
export async function accountFor({ load, signUps, database, from, to }) {
  const { transactions, people } = load;
  const books = people.map(({ bookId }) => bookId);
  const stored = await storedRows(database, books, load.mark);
  const shown = await shownRows(people, from, to);
  const findings = [];
  for (const transaction of transactions) {
    const { number, window, id, ids, minor } = transaction;
    const rows = stored.billing.get(transaction.note) ?? [];
    const at = `${window.name}: transaction ${number}`;
    const doubled = new Set();
    const lost = new Set();
    if (rows.length > 1 || ids.size > 1) doubled.add('billing');
    for (const row of rows) {
      if ((stored.ledger.get(row.id)?.entries ?? 0) > 1) doubled.add('ledger');
      if ((stored.reporting.get(row.id)?.lines ?? 0) > 1) doubled.add('reporting');
      if ((shown.entries.get(row.id) ?? 0) > 1) doubled.add('ledger, by its API');
      if ((shown.transactions.get(row.id) ?? 0) > 1) doubled.add('billing, by its API');
    }
    if (id !== undefined) {
      const is = (amount) => amount === String(minor);
      if (!rows.some((row) => row.id === id && row.state === 'live' && is(row.minor))) lost.add('billing');
      if (!is(stored.ledger.get(id)?.minor)) lost.add('ledger');
      if (!is(stored.reporting.get(id)?.minor)) lost.add('reporting');
      if (!shown.transactions.has(id)) lost.add('billing, by its API');
      if (!shown.entries.has(id)) lost.add('ledger, by its API');
    }
    if (lost.size > 0)
      findings.push({ window, kind: 'lost', what: `${at} is not in ${[...lost].join(', ')}` });
    if (doubled.size > 0)
      findings.push({ window, kind: 'doubled', what: `${at} is doubled in ${[...doubled].join(', ')}` });
  }
  const work = await signedUp(database, signUps.people);
  return { findings, sums: sums(load, stored, shown), verify: verified(load, shown), work };
}

async function storedRows(database, books, mark) {
  const billing = await database.rows(
    `select id, note, amount_minor::text as minor, state from billing.transaction
     where book_id = any($1) and note like $2`,
    [books, `${mark}-%`],
  );
  const ledger = await database.rows(
    `select e.transaction_id as id, count(distinct e.sequence)::int as entries, (-sum(p.minor))::text as minor
     from ledger.journal_entry e
     join ledger.posting p on p.book_id = e.book_id and p.entry_sequence = e.sequence and p.account like 'account:%'
     where e.book_id = any($1) and e.transaction_id is not null group by 1`,
    [books],
  );
  const reporting = await database.rows(
    `select transaction_id as id, count(*)::int as lines, sum(abs(amount))::text as minor
     from reporting.line_fact where book_id = any($1) group by 1`,
    [books],
  );
  const totals = await database.rows(
    `select book_id, sum(transactions)::int as count, sum(abs(amount))::text as minor
     from reporting.day_total where book_id = any($1) group by 1`,
    [books],
  );
  const order = await database.rows(
    `select book_id, sequence::text from (
       select book_id, sequence, source_sequence,
         lag(source_sequence) over (partition by book_id order by sequence) as before
       from ledger.journal_entry where book_id = any($1)
     ) as entry where before > source_sequence`,
    [books],
  );
  return {
    billing: grouped(billing, ({ note }) => note),
    ledger: new Map(ledger.map((row) => [row.id, row])),
    reporting: new Map(reporting.map((row) => [row.id, row])),
    totals: new Map(totals.map((row) => [row.book_id, row])),
    order,
  };
}

/** As each of them reads it. */
async function shownRows(people, from, to) {
  const transactions = new Map();
  const entries = new Map();
  const books = new Map();
  for (const person of people) {
    for (const { id } of await person.list('/v1/transactions?limit=200'))
      transactions.set(id, (transactions.get(id) ?? 0) + 1);
    for (const { transactionId } of await person.list('/v1/ledger/entries?limit=200'))
      entries.set(transactionId, (entries.get(transactionId) ?? 0) + 1);
    books.set(person.bookId, {
      verification: await person.read('/v1/ledger/verify'),
      report: await person.read(`/v1/reports/summary?from=${from}&to=${to}&groupBy=day`),
    });
  }
  return { transactions, entries, books };
}

/** Sums that do not agree, in words. What is there must be what was sent, whether its answer came or not. */
function sums(load, stored, shown) {
  const wrong = stored.order.map(({ book_id, sequence }) => `${book_id}: entry ${sequence} is out of order`);
  for (const { bookId } of load.people) {
    const rows = [...stored.billing.values()].flat();
    const own = load.transactions.filter(({ person }) => person.bookId === bookId);
    const notes = new Set(own.map(({ note }) => note));
    const billed = rows.filter(({ note }) => notes.has(note));
    const minor = billed.reduce((sum, row) => sum + BigInt(row.minor), 0n);
    const total = stored.totals.get(bookId);
    if (total?.count !== billed.length || total?.minor !== String(minor))
      wrong.push(
        `${bookId}: ${billed.length} of ${minor} billed, ${total?.count} of ${total?.minor} in the day totals`,
      );
    const { report } = shown.books.get(bookId);
    const reported = BigInt(report.totals.expense.amount.replace('.', ''));
    const count = report.items.reduce((sum, item) => sum + item.count, 0);
    if (count !== billed.length || reported !== minor)
      wrong.push(`${bookId}: ${billed.length} of ${minor} billed, ${count} of ${reported} in the report`);
  }
  return wrong;
}

function verified(load, shown) {
  const told = [...shown.books].map(([bookId, { verification }]) => ({ bookId, ...verification }));
  const broken = told.filter(({ ok, witness }) => !ok || witness !== 'checked');
  return {
    ok: broken.length === 0,
    books: told.length,
    entries: told.reduce((sum, { entries }) => sum + entries, 0),
    ...(broken.length > 0 && { broken }),
  };
}

/** Each new person is set up once by each service, and welcomed once. */
async function signedUp(database, people) {
  const rows = await database.rows(
    `select person.user_id, person.book_id,
       (select count(*)::int from notification.message m where m.user_id = person.user_id and m.kind = 'welcome') as welcomes,
       (select count(*)::int from billing.book_settings b where b.book_id = person.book_id and b.seeded_at is not null) as books,
       (select count(*)::int from billing.account a where a.book_id = person.book_id) as accounts
     from unnest($1::uuid[], $2::uuid[]) as person (user_id, book_id)`,
    [people.map(({ userId }) => userId), people.map(({ bookId }) => bookId)],
  );
  return {
    signedUp: people.length,
    lost: rows.filter(({ welcomes, books, accounts }) => welcomes === 0 || books === 0 || accounts === 0)
      .length,
    doubled: rows.filter(({ welcomes }) => welcomes > 1).length,
  };
}

function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
