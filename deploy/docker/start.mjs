/**
 * What the image runs: the word after its name chooses. `billing` (or another service, or `site`) is a process that
 * stays; `migrate`, `messages`, `rebuild` and the like do one thing; `kong` renders the gateway's file.
 */
import { existsSync, readdirSync } from 'node:fs';

const apps = new URL('../../dist/apps/', import.meta.url);
const [name = '', ...rest] = process.argv.slice(2);
const places = [
  new URL(`${name}/main.js`, apps),
  new URL(`all-in-one/${name}.command.js`, apps),
  ...(name === 'kong' ? [new URL('../../tools/kong/render.mjs', import.meta.url)] : []),
];
const program = /^[a-z-]+$/.test(name) ? places.find((place) => existsSync(place)) : undefined;

if (program) {
  // The programs read their words as if they had been started themselves.
  process.argv.splice(1, process.argv.length, decodeURIComponent(program.pathname), ...rest);
  await import(program.href);
} else {
  const commands = readdirSync(new URL('all-in-one/', apps)).flatMap(
    (file) => /^(.+)\.command\.js$/.exec(file)?.[1] ?? [],
  );
  const services = readdirSync(apps).filter((app) => existsSync(new URL(`${app}/main.js`, apps)));
  process.stderr.write(`What shall run? One of ${[...services, ...commands, 'kong'].join(', ')}\n`);
  process.exitCode = 2;
}
