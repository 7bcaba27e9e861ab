import { cpSync, statSync } from 'node:fs';
import path from 'node:path';

import { isSpare } from './spare.mjs';

/**
 * Copies a package without what is spare. Packages inside of it are copied by themselves, where something needs them.
 * @param {string} root @param {string} folder under the root, such as `node_modules/pg` @param {string} target
 */
export function copyPackage(root, folder, target) {
  const from = path.join(root, folder);
  const name = folder
    .split(path.sep)
    .join('/')
    .replace(/^node_modules\//, '');
  cpSync(from, path.join(target, folder), {
    recursive: true,
    filter: (place) => {
      const inside = path.relative(from, place).split(path.sep).join('/');
      if (inside === 'node_modules') return false;
      // Files are judged, not the folders on the way to them.
      return statSync(place).isDirectory() || !isSpare(`${name}/${inside}`);
    },
  });
}
