import { fetched } from '../../app/fetched';

/** What works with the rows comes after them: it brings lists to choose from, menus and fields along. */
export const BulkBar = fetched(async () => (await import('./bulk-bar')).BulkBar);
export const FilterFields = fetched(async () => (await import('./filter-fields')).FilterFields);
export const RowEditor = fetched(async () => (await import('./row-editor')).RowEditor);
export const OpenRowMenu = fetched(async () => (await import('./open-row-menu')).OpenRowMenu);

export function fetchParts(): void {
  const all = [BulkBar, FilterFields, RowEditor, OpenRowMenu].map((part) => part.fetch());
  Promise.all(all).catch(() => undefined);
}
