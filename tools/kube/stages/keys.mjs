import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';

import { node, root, run, say } from '../../set-up/terminal.mjs';
import { Steady } from '../steady.mjs';

const PER_SECOND = 10;

/** As docs/operations/kubernetes.md tells under "Rotate keys": signing keys, the master key, a service's password. */
export async function keys(world) {
  await world.untilInStep();
  const steady = await Steady.of(await world.url(), PER_SECOND);
  steady.start();
  try {
    await turn('signing keys', () => operator(world, ['rotate-keys', 'signing']));
    await loggedIn(steady.people);
    await turn('master key', () => masterKey(world));
    await loggedIn(steady.people);
  } finally {
    await steady.stop();
  }
  if (steady.failures.length > 0) throw new Error(steady.failures.join('\n'));
  const { asked } = steady;
  await turn("a service's password", () => password(world, 'billing'));
  await loggedIn(steady.people);
  const again = new Steady(steady.url, steady.people, PER_SECOND);
  again.start();
  await new Promise((done) => setTimeout(done, 3_000));
  await again.stop();
  if (again.failures.length > 0) throw new Error(again.failures.join('\n'));
  return `signing keys and master key anew: ${asked} asked meanwhile, 0 failed; billing's password anew, the old one is refused`;
}

async function turn(what, work) {
  const begun = Date.now();
  await work();
  say(`        ${what}: ${((Date.now() - begun) / 1_000).toFixed(0)} s`);
}

/** Tokens of after the change, at every service. */
async function loggedIn(people) {
  for (const person of people) {
    await person.logIn();
    for (const door of ['/v1/users/me', '/v1/accounts', '/v1/ledger/verify']) await person.read(door);
  }
}

async function masterKey(world) {
  const now = await valueOf(world, 'master-key');
  // A key without a number has the number 1; on a cluster that was kept it has been replaced before.
  const old = now.includes(':') ? now : `1:${now}`;
  const fresh = `${Number(old.split(':')[0]) + 1}:${randomBytes(32).toString('base64')}`;
  for (const both of [`${old},${fresh}`, `${fresh},${old}`]) {
    await setKey(world, 'master-key', both);
    await restart(world, 'auth');
  }
  await operator(world, ['rotate-keys', 'fields']);
  await setKey(world, 'master-key', fresh);
  await restart(world, 'auth');
}

async function password(world, service) {
  const key = `${service}-password`;
  const old = await valueOf(world, key);
  await setKey(world, key, randomBytes(24).toString('hex'));
  await world.upgrade({}, ['--set-string', `global.secrets.version=${Date.now()}`]);
  await world.untilSettled();
  await world.untilInStep();
  const url = new URL(await world.databaseUrl());
  Object.assign(url, { username: `hisaab_${service}`, password: old });
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  const refusal = await client.connect().then(
    () => client.end(),
    (error) => error.code,
  );
  // invalid_password
  if (refusal !== '28P01') throw new Error(`PostgreSQL says ${refusal} to the old password of ${service}`);
}

async function valueOf(world, key) {
  const { data } = await world.get(['secret', 'hisaab-secrets']);
  return Buffer.from(data[key], 'base64').toString();
}

function setKey(world, key, value) {
  const patch = JSON.stringify({ stringData: { [key]: value } });
  return world.kubectl(['patch', 'secret', 'hisaab-secrets', '--type=merge', `--patch=${patch}`]);
}

async function restart(world, chart) {
  const deployment = `deployment/${world.release}-${chart}`;
  await world.kubectl(['rollout', 'restart', deployment]);
  await world.kubectl(['rollout', 'status', deployment, '--timeout=180s']);
  await world.untilSettled();
}

function operator(world, words) {
  const env = { ...world.cluster.env, PATH: `${world.cluster.tools}/bin:${process.env.PATH}` };
  const command = path.join(root, 'tools/operator.mjs');
  return run(node, [command, '--namespace', world.namespace, '--release', world.release, ...words], { env });
}
