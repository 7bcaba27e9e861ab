import type pg from 'pg';
import { eventually } from './eventually';

/** Each query names what it found wrong; all of them must find nothing. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'a book whose postings do not add up to zero': `
    select book_id, currency, sum(minor)::text as sum from ledger.posting
    group by book_id, currency having sum(minor) <> 0`,
  'an entry whose postings do not add up to zero': `
    select book_id, entry_sequence, currency from ledger.posting
    group by book_id, entry_sequence, currency having sum(minor) <> 0`,
  'a stored ledger balance that is not the sum of its postings': `
    select book_id, account, currency, b.minor::text as stored, p.minor::text as posted
    from ledger.balance b
    full join (select book_id, account, currency, sum(minor) as minor from ledger.posting group by 1, 2, 3) p
      using (book_id, account, currency)
    where coalesce(b.minor, 0) <> coalesce(p.minor, 0)`,
  'an account whose balance in billing is not its rows': `
    with leg as (
      select book_id, account_id, case type when 'income' then amount_minor else -amount_minor end as minor
      from billing.transaction where state = 'live'
      union all
      select book_id, to_account_id, coalesce(to_amount_minor, amount_minor)
      from billing.transaction where state = 'live' and type = 'transfer'
    )
    select a.book_id, a.id, a.balance_minor::text as stored,
      (a.opening_minor + coalesce((select sum(minor) from leg where leg.book_id = a.book_id and leg.account_id = a.id), 0))::text as rows
    from billing.account a
    where a.balance_minor <> a.opening_minor
      + coalesce((select sum(minor) from leg where leg.book_id = a.book_id and leg.account_id = a.id), 0)`,
  'an account on which billing and ledger differ': `
    select a.book_id, a.id, a.balance_minor::text as billing, coalesce(b.minor, 0)::text as ledger
    from billing.account a
    left join ledger.balance b
      on b.book_id = a.book_id and b.account = 'account:' || a.id and b.currency = a.currency
    where a.state = 'live' and a.balance_minor <> coalesce(b.minor, 0)`,
  'a day on which billing and reporting differ': `
    with billed as (
      select book_id, date, type, currency, count(*) as transactions, sum(amount_minor) as minor
      from billing.transaction where state = 'live' and type <> 'transfer' group by 1, 2, 3, 4
    ), reported as (
      select book_id, date, type, currency, sum(transactions) as transactions, sum(abs(amount)) as minor
      from reporting.day_total where type <> 'transfer' group by 1, 2, 3, 4
      having sum(transactions) <> 0 or sum(amount) <> 0
    )
    select book_id, date, type, currency, b.minor::text as billing, r.minor::text as reporting
    from billed b full join reported r using (book_id, date, type, currency)
    where coalesce(b.minor, 0) <> coalesce(r.minor, 0) or coalesce(b.transactions, 0) <> coalesce(r.transactions, 0)`,
  'a day total that is not its lines': `
    with lines as (
      select book_id, date, currency, type, category_id, account_id, count(*) as lines, sum(amount) as amount
      from reporting.line_fact group by 1, 2, 3, 4, 5, 6
    )
    select d.book_id, d.date, d.type, d.amount::text as stored, l.amount::text as lines
    from reporting.day_total d
    full join lines l on l.book_id = d.book_id and l.date = d.date and l.currency = d.currency and l.type = d.type
      and l.category_id is not distinct from d.category_id and l.account_id = d.account_id
    where coalesce(d.amount, 0) <> coalesce(l.amount, 0) or coalesce(d.lines, 0) <> coalesce(l.lines, 0)`,
};

const SOURCES = ['auth', 'user', 'billing', 'ledger', 'reporting', 'notification', 'templating'];

/** Billing, ledger and reporting say the same of every book, and the ledger sums to zero. Drain first. */
export async function expectAgreement(admin: pg.Pool): Promise<void> {
  for (const [what, query] of Object.entries(DISAGREEMENTS)) {
    const { rows } = await admin.query<Record<string, unknown>>(query);
    if (rows.length > 0) throw new Error(`${rows.length} × ${what}, first ${JSON.stringify(rows[0])}`);
  }
}

/** Waits until every event was delivered to all its consumers and none failed. */
export async function expectDrained(admin: pg.Pool, timeout = 60_000): Promise<void> {
  await eventually(
    async () => {
      for (const source of SOURCES) {
        const { rows } = await admin.query<{ unstamped: number; behind: number; failed: string | null }>(
          `select (select count(*)::int from ${name(source)}.outbox where position is null) as unstamped,
                  (select count(*)::int from ${name(source)}.consumer_offset o, ${name(source)}.relay_position r
                    where o.position < r.value) as behind,
                  (select string_agg(consumer || ' ' || type || ': ' || coalesce(last_error, ''), '; ')
                    from ${name(source)}.delivery_failure) as failed`,
        );
        const [row] = rows;
        if (row?.failed) throw new Error(`${source}: deliveries failed: ${row.failed.slice(0, 2_000)}`);
        if (row && row.unstamped + row.behind > 0)
          throw new Error(`${source} is not drained: ${JSON.stringify(row)}`);
      }
      const { rows: late } = await admin.query<{ consumer: string }>(
        `select c.consumer, s.book_id, s.value::text, w.sequence::text
         from billing.book_sequence s
         cross join (values ('ledger'), ('reporting')) c (consumer)
         left join lateral (
           select sequence from ledger.watermark w
             where c.consumer = 'ledger' and w.consumer = 'ledger' and w.source = 'billing' and w.book_id = s.book_id
           union all
           select sequence from reporting.watermark w
             where c.consumer = 'reporting' and w.consumer = 'reporting' and w.source = 'billing' and w.book_id = s.book_id
         ) w on true
         where coalesce(w.sequence, 0) <> s.value`,
      );
      if (late[0]) throw new Error(`behind: ${JSON.stringify(late[0])}`);
    },
    { timeout, interval: 50 },
  );
}

function name(schema: string): string {
  return `"${schema}"`;
}
