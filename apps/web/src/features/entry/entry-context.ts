import { createContext, use } from 'react';
import type { Schemas } from '../../api/client';

/** What the entry opens with: nothing, a transaction to edit, or a line to understand. */
export interface Draft {
  readonly transaction?: Schemas['Transaction'];
  readonly line?: string;
}

export const EntryContext = createContext<(draft: Draft) => void>(() => undefined);

/** Opens the entry over the page that one is on. */
export function useEntry(): (draft: Draft) => void {
  return use(EntryContext);
}
