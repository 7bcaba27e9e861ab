import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../set-up/terminal.mjs';

/** .env.example with secrets of one's own in it. @param {Record<string, string>} given what else shall be otherwise */
export function ownEnvironment(given = {}) {
  const example = readFileSync(path.join(root, '.env.example'), 'utf8');
  return example.replaceAll(
    /^([A-Z_]+)=(.*)$/gm,
    (_line, name, value) => `${name}=${given[name] ?? ownValue(name, value)}`,
  );
}

function ownValue(name, value) {
  if (name === 'HISAAB_MASTER_KEY') return randomBytes(32).toString('base64');
  // They stand in addresses, so in letters that mean nothing there.
  return /_(PASSWORD|TOKEN)$/.test(name) ? randomBytes(30).toString('base64url') : value;
}
