import type { Service } from '@hisaab/contracts';
import { eventually } from '@hisaab/testing';
import pg from 'pg';
import { expect, inject } from 'vitest';
import type { House, Variables } from './house';
import { Person } from './person';
import type { StackNow } from './stack.setup';

/** The one stack of the run, which all journeys share, each with people of its own. */
export class SplitHouse implements House {
  private wasCut = false;

  private constructor(
    private readonly now: StackNow,
    readonly admin: pg.Pool,
    private readonly variables: Variables,
  ) {}

  static async open(variables: Variables): Promise<SplitHouse> {
    const now = await tell<StackNow>('now');
    const admin = new pg.Pool({ connectionString: now.databaseUrl, max: 4 });
    admin.on('error', () => undefined);
    await tell('vary', { variables });
    return new SplitHouse(now, admin, variables);
  }

  get baseUrl(): string {
    return this.now.url;
  }

  async operatorsDoor(service: Service): Promise<string> {
    return (await part(service)).url ?? '';
  }

  async pidOf(service: Service): Promise<number> {
    return (await part(service)).pid;
  }

  async output(): Promise<string> {
    return (await tell<{ text: string }>('output')).text;
  }

  async cutPower(...services: Service[]): Promise<void> {
    this.wasCut = true;
    await tell('kill', { parts: services });
    await tell('start', { parts: services });
  }

  async without(service: Service, work: () => Promise<void>): Promise<void> {
    this.wasCut = true;
    await tell('kill', { parts: [service] });
    try {
      await work();
    } finally {
      await tell('start', { parts: [service] });
    }
  }

  async meanwhile<Result>(variables: Variables, work: (baseUrl: string) => Promise<Result>): Promise<Result> {
    await tell('vary', { variables: { ...this.variables, ...variables } });
    try {
      return await work(this.baseUrl);
    } finally {
      await tell('vary', { variables: this.variables });
    }
  }

  loseDatabase(how: 'cut' | 'hang'): Promise<void> {
    this.wasCut = true;
    return tell(how === 'cut' ? 'kill' : 'pause', { parts: ['postgres'] });
  }

  async mendDatabase(): Promise<void> {
    await tell('resume', { parts: ['postgres'] });
    await tell('start', { parts: ['postgres'] });
  }

  async close(): Promise<void> {
    await this.admin.end();
    if (this.wasCut) await this.whole();
  }

  /** A consumer that was killed is missed for up to its session: the next file must not find facts still waiting. */
  private async whole(): Promise<void> {
    const person = await Person.signUp(this.baseUrl);
    const body = { type: 'expense', amount: { amount: '1', currency: 'INR' }, date: '2026-11-20' };
    const recorded = await person.post('/v1/transactions', body);
    const sequence = Number(recorded.headers.get('x-book-sequence'));
    await eventually(
      async () => {
        const report = await person.get<{ asOf: { sequence: number } }>(
          '/v1/reports/monthly?date=2026-11-20',
        );
        expect(report.body.asOf?.sequence, report.text).toBeGreaterThanOrEqual(sequence);
        const entries = await person.get<{ items: unknown[] }>('/v1/ledger/entries');
        expect(entries.body.items).toHaveLength(1);
      },
      { timeout: 60_000 },
    );
  }
}

/** What the stack starts a service with. */
export function environmentOf(service: Service): Promise<Variables> {
  return tell<Variables>('environment', { parts: [service] });
}

async function part(name: string): Promise<StackNow['parts'][string]> {
  const { parts } = await tell<StackNow>('now');
  const found = parts[name];
  if (!found) throw new Error(`There is no part called ${name}`);
  return found;
}

/** Asks the run's set-up, which holds the stack. */
async function tell<Answer = void>(what: string, words: object = {}): Promise<Answer> {
  const answer = await fetch(new URL(what, inject('stack')), { method: 'POST', body: JSON.stringify(words) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${what}: ${text}`);
  return JSON.parse(text) as Answer;
}
