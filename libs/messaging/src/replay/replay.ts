import type { Envelope } from '@hisaab/contracts';

/** The events of some types from the very first on, each book's facts and each subject's names in their order. */
export interface Replay {
  /** What comes next; nothing once everything is read that there was when this was asked. Some may come twice. */
  next(): Promise<Envelope[]>;
  /** How far it is in the stream, whose other types count as well. */
  progress(): { readonly read: number; readonly total: number };
  close(): Promise<void>;
}
