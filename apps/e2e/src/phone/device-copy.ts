import type { Drop } from '../support/cuttable-line';
import type { Phone } from './phone';

interface Change {
  readonly entity: string;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly data: Record<string, unknown> | null;
}
interface Changes {
  readonly items: readonly Change[];
  readonly next: number;
  readonly hasMore: boolean;
}

export interface Entry {
  readonly id: string;
  readonly version: number;
  readonly changeSetId: string;
  readonly [field: string]: unknown;
}

export const NOUNS = ['transaction', 'account', 'category', 'payee'] as const;
export type Noun = (typeof NOUNS)[number];

/** A device's own copy of the book, kept by nothing but `GET /v1/changes`. */
export class DeviceCopy {
  private next = 0;
  private readonly things = new Map<string, Map<string, Entry>>();

  constructor(private readonly phone: Phone) {}

  /** Asks for what has changed, page by page; a page whose answer was lost is asked for again. */
  async sync(limit: number, drop?: Drop): Promise<void> {
    let more = true;
    for (let first = true; more; first = false) {
      const path = `/v1/changes?since=${this.next}&limit=${limit}`;
      const page = await this.phone.get<Changes>(path, first ? drop : undefined);
      for (const change of page.items) this.apply(change);
      if (page.hasMore && page.next <= this.next) throw new Error(`the feed stands still at ${page.next}`);
      this.next = page.next;
      more = page.hasMore;
    }
  }

  private apply({ entity, id, state, data }: Change): void {
    const these = this.things.get(entity) ?? new Map<string, Entry>();
    this.things.set(entity, these);
    if (state === 'live' && data) these.set(id, data as Entry);
    else these.delete(id);
  }

  all(noun: Noun): readonly Entry[] {
    return [...(this.things.get(noun)?.values() ?? [])];
  }

  /** What the device would show, sorted by id; names are looked up by id, figures that follow from rows left out. */
  shown(noun: Noun): readonly object[] {
    return this.all(noun)
      .map((entry) => comparable(noun, entry, (id) => this.things.get('payee')?.get(id)?.['name']))
      .sort(byId);
  }
}

/** What the server lists, in the same form. */
export async function listed(phone: Phone, noun: Noun): Promise<readonly object[]> {
  const path = { transaction: 'transactions', account: 'accounts', category: 'categories', payee: 'payees' };
  const rows: Entry[] = [];
  let cursor: string | null = null;
  do {
    const paged: string = ['transaction', 'payee'].includes(noun)
      ? `?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`
      : '';
    const page: { items: Entry[]; nextCursor: string | null } = await phone.get(`/v1/${path[noun]}${paged}`);
    rows.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return rows.map((row) => comparable(noun, row)).sort(byId);
}

/** A balance, a payee's count and its last values follow from the transactions: the feed does not repeat them. */
function comparable(noun: Noun, entry: Entry, payeeName?: (id: string) => unknown): { id: string } {
  const { balance: _b, count: _c, lastCategoryId: _l, lastAccountId: _a, lastTags: _t, ...own } = entry;
  if (noun !== 'transaction' || !payeeName) return own;
  const payeeId = own['payeeId'];
  return { ...own, payee: typeof payeeId === 'string' ? payeeName(payeeId) : null } as { id: string };
}

function byId(a: { id?: unknown }, b: { id?: unknown }): number {
  return String(a.id) < String(b.id) ? -1 : 1;
}
