import { resolve } from 'node:path';

/** The folder of what is handed to the project beside it: HISAAB_SHARED, else ../shared. */
export function sharedFolder(root: string): string {
  return resolve(root, process.env['HISAAB_SHARED'] ?? '../shared');
}
