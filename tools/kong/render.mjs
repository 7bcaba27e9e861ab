/**
 * `npm run kong -- --keys <JWKS: address or file> --out <file>`: kong/kong.yml with what belongs to a place put in.
 * Plain Node and `yaml` alone, so that it also runs in an image. Nothing that it writes is a secret: the keys are the
 * public ones, and a password is a reference to Kong's environment.
 */
import { readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { parse, stringify } from 'yaml';

import { placed } from './place.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const AGAIN_MS = 10_000;
const SOON_MS = 1_000;

const USAGE = `npm run kong -- --keys <address or file> [--out <file>] …
  --keys <…>             the key set of auth (JWKS), as an address or a file; may be repeated
  --out <file>           where to write (default: standard output)
  --post <address>       gives it to a running Kong's admin API (http://127.0.0.1:8001/config)
  --every <minutes>      does it again and again, so that new keys come by themselves; what fails is tried again soon
  --patience <seconds>   for so long what fails is tried again
  --origin <origin>      where the web client is opened, for CORS and, with https, HSTS; may be repeated
  --target <name>=<host:port>,…   the targets of a service, or of web; may be repeated
  --no-checks            Kong asks no target whether it lives: behind each stand many that somebody else looks after
  --redis <host:port>    where the limits are counted; none: in the memory of the one gateway
  --redis-username <…>   the account at Redis, where it is not the default one
  --redis-password-env <NAME>     the variable of Kong's environment that holds Redis' password
  --redis-tls            Redis is spoken to over TLS, and its certificate checked
  --traces <address>     where spans are sent, by OTLP over HTTP (http://collector:4318/v1/traces)
  --limits-profile <default|load-test>    the limits of config/limits.yaml
  --template <file>      instead of kong/kong.yml
  --limits <file>        instead of config/limits.yaml`;

/** @param {string[]} args */
export async function render(args) {
  const text = { type: 'string' };
  const many = { type: 'string', multiple: true };
  const { values } = parseArgs({
    args,
    options: {
      keys: many,
      out: text,
      post: text,
      every: text,
      patience: text,
      'no-checks': { type: 'boolean' },
      origin: many,
      target: many,
      redis: text,
      'redis-username': text,
      'redis-password-env': text,
      'redis-tls': { type: 'boolean' },
      traces: text,
      'limits-profile': text,
      template: text,
      limits: text,
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(USAGE);
  if (!values.keys) throw new Error(`--keys is missing.\n${USAGE}`);
  if (values.every === undefined) return patiently(values);
  const minutes = Number(values.every);
  if (!(minutes > 0)) throw new Error(`--every ${values.every}: a number of minutes`);
  await again(values, minutes * 60_000);
}

/** Auth may still be starting, as everything is at once in a cluster. */
async function patiently(values) {
  const seconds = Number(values.patience ?? 0);
  if (!(seconds >= 0)) throw new Error(`--patience ${values.patience}: a number of seconds`);
  const until = Date.now() + seconds * 1_000;
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  for (let said = ''; ;) {
    try {
      return await renderOnce(values);
    } catch (error) {
      if (Date.now() >= until) throw error;
      if (said !== reasonOf(error)) console.error(`${reasonOf(error)}; tried again until it goes.`);
      said = reasonOf(error);
      await pause(SOON_MS);
    }
  }
}

/** What fetch says is in its cause. */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** Until the process is told to end. */
async function again(values, everyMs) {
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
  let before = '';
  for (;;) {
    try {
      const keys = await renderOnce(values);
      if (keys !== before) console.log(`The gateway knows the keys ${keys}.`);
      before = keys;
      await pause(everyMs);
    } catch (error) {
      console.error(reasonOf(error));
      await pause(Math.min(everyMs, AGAIN_MS));
    }
  }
}

/** @returns the names of the keys */
async function renderOnce(values) {
  const profile = values['limits-profile'];
  const keys = (await Promise.all(values.keys.map(keySet))).flat();
  const document = placed(parse(readFileSync(values.template ?? path.join(root, 'kong/kong.yml'), 'utf8')), {
    keys,
    origins: values.origin,
    targets: Object.fromEntries((values.target ?? []).map(targetsOf)),
    redis: values.redis,
    noChecks: values['no-checks'],
    redisUsername: values['redis-username'],
    redisPasswordVariable: values['redis-password-env'],
    redisTls: values['redis-tls'],
    traces: values.traces,
    limits: profile && limitsOf(values.limits ?? path.join(root, 'config/limits.yaml'), profile),
  });
  if (profile && profile !== 'default')
    console.error(`The limits profile "${profile}" is ON: hardly anything is limited.`);
  const yaml = stringify(document, { aliasDuplicateObjects: false, lineWidth: 0, blockQuote: 'literal' });
  if (values.post) await give(values.post, yaml);
  if (values.out) write(values.out, yaml);
  if (!values.post && !values.out) process.stdout.write(yaml);
  return keys.map(({ kid }) => kid).join(', ');
}

/** Whoever reads meanwhile reads the old one or the new one, whole. */
function write(file, yaml) {
  const beside = `${file}.new`;
  writeFileSync(beside, yaml);
  renameSync(beside, file);
}

/** Kong passes over a file that it has already, and need not build its router and balancers anew. */
async function give(address, yaml) {
  const url = new URL(address);
  url.searchParams.set('check_hash', '1');
  const answer = await fetch(url, {
    method: 'POST',
    signal: AbortSignal.timeout(10_000),
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ config: yaml }),
  });
  if (!answer.ok && answer.status !== 304)
    throw new Error(`${address} refused it (${answer.status}): ${await answer.text()}`);
}

async function keySet(where) {
  const text = /^https?:/.test(where) ? await fetched(where) : readFileSync(where, 'utf8');
  const { keys } = JSON.parse(text);
  if (!Array.isArray(keys) || keys.length === 0) throw new Error(`${where} has no keys`);
  return keys;
}

async function fetched(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}

function targetsOf(text) {
  const [name, list] = text.split('=');
  if (!name || !list) throw new Error(`--target ${text}: write <name>=<host:port>,…`);
  return [name, list.split(',')];
}

function limitsOf(file, profile) {
  const limits = parse(readFileSync(file, 'utf8'))?.gateway?.[profile];
  if (!limits) throw new Error(`${file} has no limits for the gateway called ${profile}`);
  return limits;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  render(process.argv.slice(2)).catch((error) => {
    console.error(reasonOf(error));
    process.exitCode = 1;
  });
}
