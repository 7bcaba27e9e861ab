import { createContext, use } from 'react';
import type { Schemas } from '../../api/client';

/** What the entry opens with: nothing, a transaction to edit, a template, or a line to understand. */
export interface Draft {
  readonly transaction?: Schemas['Transaction'];
  readonly template?: Schemas['Template'];
  readonly line?: string;
}

export const EntryContext = createContext<(draft: Draft) => void>(() => undefined);

/** Opens the entry over the page that one is on. */
export function useEntry(): (draft: Draft) => void {
  return use(EntryContext);
}

export const TemplatesContext = createContext<() => void>(() => undefined);

/** Opens what renames and deletes templates, over whatever is open. */
export function useTemplatesDialog(): () => void {
  return use(TemplatesContext);
}
