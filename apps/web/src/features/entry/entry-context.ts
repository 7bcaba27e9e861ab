import { createContext, use } from 'react';
import type { Schemas } from '../../api/client';

/** What the entry opens with: nothing, or a transaction to edit. */
export interface Draft {
  readonly transaction?: Schemas['Transaction'];
}

export const EntryContext = createContext<(draft: Draft) => void>(() => undefined);

/** Opens the entry over the page that one is on. */
export function useEntry(): (draft: Draft) => void {
  return use(EntryContext);
}
