import type { Service } from '@hisaab/contracts';
import type pg from 'pg';
import { EmbeddedHouse } from './embedded-house';
import { SplitHouse } from './split-house';

export type Variables = Readonly<Record<string, string>>;

export interface Wishes {
  /** The journey will lose the database. */
  readonly losesDatabase?: boolean;
}

/** A Hisaab that a journey is played in: one program, or the services behind their gateway. */
export interface House {
  /** The program's own address, resp. the gateway's. */
  readonly baseUrl: string;
  /** The database, with every right. */
  readonly admin: pg.Pool;
  /** Where operators ask a service; in one program that is the program. */
  operatorsDoor(service: Service): Promise<string>;
  pidOf(service: Service): Promise<number>;
  /** What it has written to its log so far, all of its processes. */
  output(): Promise<string>;
  /** kill -9 for these services, resp. the program that they are in; all is up again when it resolves. */
  cutPower(...services: Service[]): Promise<void>;
  /** The service is away while the work is done, and the others are not; of one program no part goes alone. */
  without(service: Service, work: () => Promise<void>): Promise<void>;
  /** Does the work at a door of the same house that has other variables, and only meanwhile. */
  meanwhile<Result>(variables: Variables, work: (baseUrl: string) => Promise<Result>): Promise<Result>;
  /** Makes the database go away (`cut`: refuses or is gone; `hang`: is silent) until it is mended. */
  loseDatabase(how: 'cut' | 'hang'): Promise<void>;
  mendDatabase(): Promise<void>;
  close(): Promise<void>;
}

export const isSplit = process.env['HISAAB_JOURNEYS'] === 'split';

/** Which of the two is the run's to say: the same journeys are played in both. */
export function openHouse(variables: Variables = {}, wishes: Wishes = {}): Promise<House> {
  return isSplit ? SplitHouse.open(variables) : EmbeddedHouse.open(variables, wishes);
}
