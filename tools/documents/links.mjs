// Links of the documents that lead nowhere. Pictures are looked at by people.
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../set-up/terminal.mjs';

export function deadLinks() {
  const files = globSync(['*.md', 'docs/**/*.md', 'deploy/helm/*/*.md', 'tools/bench/*.md'], {
    cwd: root,
  });
  return files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return [...text.matchAll(/(?<!!)\[[^\]]*\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(path.join(root, path.dirname(file), target)))
      .map((target) => `${file}: ${target} is not there`);
  });
}
