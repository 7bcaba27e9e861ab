/** The charts of deploy/helm: their names, and what each brings by `file://`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

import { root } from '../set-up/terminal.mjs';

export const FOLDER = path.join(root, 'deploy/helm');

/** @returns {{ name: string, description: string, folder: string, type: string, brings: string[] }[]} those that others bring come first */
export function charts(folder = FOLDER) {
  const found = new Map(
    readdirSync(folder)
      .filter((name) => existsSync(path.join(folder, name, 'Chart.yaml')))
      .map((name) => [name, chart(path.join(folder, name))]),
  );
  const ordered = new Set();
  const add = (name, from) => {
    const one = found.get(name);
    if (!one) throw new Error(`${from} brings ${name}, which is not in deploy/helm.`);
    for (const other of one.brings) if (!ordered.has(found.get(other))) add(other, name);
    ordered.add(one);
  };
  for (const name of found.keys()) add(name, 'deploy/helm');
  return [...ordered];
}

function chart(folder) {
  const {
    name,
    description,
    type = 'application',
    dependencies = [],
  } = parse(readFileSync(path.join(folder, 'Chart.yaml'), 'utf8'));
  const brings = dependencies.map(({ repository }) => {
    const [, other] = /^file:\/\/\.\.\/([a-z-]+)$/.exec(repository ?? '') ?? [];
    if (!other)
      throw new Error(`${name} brings a chart from ${repository}: only file://../<chart> is offline.`);
    return other;
  });
  return { name, description, folder, type, brings };
}
