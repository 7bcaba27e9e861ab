import { namedParameters, type NamedStatement } from './named-parameters';

/** What an input has, and so what has to be looked up for it. */
export interface ContextShape {
  readonly keyed: boolean;
  readonly id: boolean;
  readonly account: boolean;
  readonly transfer: boolean;
  readonly categories: boolean;
  readonly payee: boolean;
  readonly tags: boolean;
  /** The category is to be learned, from the payee or the note. */
  readonly learn: boolean;
  readonly note: boolean;
}

const USABLE = `join category c on c.book_id = t.book_id and c.id = t.category_id and c.state = 'live' and not c.archived`;
const LEARNED_FROM = {
  payee: (id: string) => `(select t.category_id from transaction t ${USABLE}
    where t.book_id = {book}::uuid and t.payee_id = ${id} and t.type = {type}::text and t.state = 'live'
    order by t.date desc, coalesce(t.time, '24:00') desc, t.id desc limit 1)`,
  note: `(select t.category_id from transaction t ${USABLE}
    where t.book_id = {book}::uuid and hashtextextended(t.note_fold, 0) = hashtextextended({note}::text, 0)
      and t.note_fold = {note}::text and t.category_id is not null and t.type = {type}::text and t.state = 'live'
    order by t.date desc limit 1)`,
};

function learned({ learn, payee, note }: ContextShape): string[] {
  const sources = [
    ...(payee
      ? [
          LEARNED_FROM.payee('p.id'),
          `case when p.alias_id is not null then ${LEARNED_FROM.payee('p.alias_id')} end`,
        ]
      : []),
    ...(note ? [LEARNED_FROM.note] : []),
  ];
  return learn && sources.length > 0 ? [`coalesce(${sources.join(', ')}) as learned_id`] : [];
}

// Only what the input has is in the statement: the fewer tables, the cheaper each of its plans, and a plan with
// nothing left to decide by its values is made once per connection and kept.
function contextText(shape: ContextShape): string {
  const columns = [
    'a.id as account_id, a.currency as account_currency, a.archived as account_archived, a.structure',
    ...(shape.transfer ? ['ta.id as to_id, ta.currency as to_currency, ta.archived as to_archived'] : []),
    ...(shape.categories
      ? [
          `(select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'archived', c.archived)) from category c
            where c.book_id = {book}::uuid and c.id = any({categories}::uuid[]) and c.state = 'live') as categories`,
        ]
      : []),
    ...(shape.payee ? ['p.id as payee_id, p.name as payee_name'] : []),
    ...(shape.tags
      ? [
          `(select json_agg(json_build_object('id', g.id, 'name', g.name, 'fold', g.name_fold)) from tag g
            where g.book_id = {book}::uuid and g.name_fold = any({tags}::text[]) and g.state = 'live') as tags`,
        ]
      : []),
    ...learned(shape),
    ...(shape.id
      ? [
          `(exists (select 1 from transaction t where t.book_id = {book}::uuid and t.id = {id}::uuid)
            or exists (select 1 from transaction_tombstone t where t.book_id = {book}::uuid and t.id = {id}::uuid)
          ) as id_is_taken`,
        ]
      : []),
    ...(shape.keyed ? ['k.body_hash, k.status, k.headers, k.body'] : []),
  ];
  const joins = [
    `left join lateral (
       select id, currency, archived, structure from account where book_id = {book}::uuid and state = 'live'
       and ${shape.account ? 'id = {account}::uuid' : 'currency = {currency}::text and not archived order by created_at, id limit 1'}
     ) a on true`,
    ...(shape.transfer
      ? [
          `left join account ta on ta.book_id = {book}::uuid and ta.id = {to_account}::uuid and ta.state = 'live'`,
        ]
      : []),
    ...(shape.payee
      ? [
          `left join lateral (
             select coalesce(o.id, n.id) as id, coalesce(o.name, n.name) as name,
               case when n.into_id is not null then n.id end as alias_id
             from payee n left join payee o on o.book_id = n.book_id and o.id = n.into_id
             where n.book_id = {book}::uuid and n.name_fold = {payee}::text and n.state = 'live') p on true`,
        ]
      : []),
    ...(shape.keyed
      ? [
          `left join idempotency_key k on k.user_id = {user}::uuid and k.book_id = {book}::uuid
             and k.method = {method}::text and k.path = {path}::text and k.key = {key}::text
             and k.created_at > now() - interval '24 hours'`,
        ]
      : []),
  ];
  return `select ${columns.join(',\n')} from (select 1) as one ${joins.join('\n')}`;
}

const statements = new Map<string, NamedStatement>();

export function contextStatement(shape: ContextShape): NamedStatement {
  const bits = Object.values(shape)
    .map((has: boolean) => (has ? '1' : '0'))
    .join('');
  const known = statements.get(bits);
  if (known) return known;
  const made = namedParameters(`billing-record-context-${bits}`, contextText(shape));
  statements.set(bits, made);
  return made;
}
