/** The images that the cluster runs: ours twice, under two tags, and what stands in for others'. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { openEngine } from '../compose/engine.mjs';
import { BASE, makeImages, NODE } from '../compose/images.mjs';
import { cache } from '../helm/program.mjs';
import { root, run } from '../set-up/terminal.mjs';
import { gatewayContext } from './gateway/context.mjs';

/** Under the names that the charts have as well. */
const STORES = ['postgres:18', 'redis:7.4', 'rabbitmq:4.1', 'apache/kafka:4.1.0'];
/** Of what .dockerignore lets through, what no layer is made of. */
const ELSEWHERE =
  /^(apps\/e2e|prisma\/releases|deploy\/(?!docker\/)|tools\/(kube|helm|faults|compose|bench|pictures|fuzz|split|check|documents|gateway-stand-in)\b)|\.spec\.ts$/;

/** @typedef {{ first: string, second: string, gateway: string }} Tags */

/**
 * Named by what they are made of, so that what is loaded already need not be made again.
 * @param {string} [earlier] the gateway's tag of an earlier run, which has the other's in it
 * @returns {Promise<Tags>}
 */
export async function tagsOf(earlier) {
  if (earlier) {
    const [first] = earlier.split('-');
    return { first, second: `${first}-next`, gateway: earlier };
  }
  const made = [
    'package.json',
    'package-lock.json',
    '.npmrc',
    'tsconfig.json',
    'tsconfig.base.json',
    'LICENSE',
    'docs/licences.md',
    'apps',
    'config',
    'deploy/docker',
    'kong',
    'libs',
    'prisma',
    'tools',
  ];
  const ours = await sumOf(made, (file) => !ELSEWHERE.test(file));
  const gateway = await sumOf([
    'package-lock.json',
    'kong',
    'tools/kong',
    'tools/gateway-stand-in',
    'tools/kube/gateway',
  ]);
  return { first: `t${ours}`, second: `t${ours}-next`, gateway: `t${ours}-${gateway}` };
}

async function sumOf(places, isOf = () => true) {
  const words = [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
    '--',
    ...places,
  ];
  const files = (await run('git', words)).split('\0').filter((file) => file !== '' && isOf(file));
  const sum = createHash('sha256');
  for (const file of files.sort()) {
    let content = 'gone';
    try {
      content = readFileSync(path.join(root, file));
    } catch {
      // Deleted, and not yet in a commit.
    }
    sum.update(`${file}\0`).update(content).update('\0');
  }
  return sum.digest('hex').slice(0, 10);
}

/** Makes what the cluster has not got, and loads it. @param {import('./cluster.mjs').Cluster} cluster @param {Tags} tags */
export async function loadImages(cluster, tags) {
  const there = new Set(await cluster.images());
  const isThere = (name) =>
    [`docker.io/library/${name}`, `docker.io/${name}`].some((full) => there.has(full));
  const ours = [`hisaab:${tags.first}`, `hisaab:${tags.second}`];
  const gateway = `hisaab-stand-in-gateway:${tags.gateway}`;
  const missing = [...ours, gateway, ...STORES].filter((name) => !isThere(name));
  if (missing.length === 0) return 'all there';
  const engine = await openEngine();
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-kube-images-'));
  const { docker } = engine;
  try {
    await standIns(docker);
    if (!(await has(docker, ours[0]))) {
      await docker(['build', '--quiet', '--file', 'deploy/docker/Dockerfile', '--tag', ours[0], '.']);
    }
    await docker(['tag', ours[0], ours[1]]);
    if (!(await has(docker, gateway))) {
      const context = path.join(folder, 'gateway');
      await gatewayContext(context);
      await docker(['build', '--quiet', '--build-arg', `HISAAB=${ours[0]}`, '--tag', gateway, context]);
    }
    await cluster.load(engine, missing);
    return `${missing.length} loaded: ${missing.join(', ')}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await engine.stop();
  }
}

/**
 * The images that others' names stand on, made of packages: kept in the cache folder, since to make them anew takes as
 * long as everything else together.
 */
async function standIns(docker) {
  const sum = await sumOf([
    'package-lock.json',
    'tools/compose/stand-ins',
    'tools/compose/images.mjs',
    'tools/kafka',
  ]);
  const archive = path.join(cache, `kube-images-${sum}.tar`);
  if (existsSync(archive) && !(await has(docker, BASE)))
    await docker(['load', '--quiet', '--input', archive]);
  // What is there already is not made again.
  await makeImages(docker);
  if (existsSync(archive)) return;
  for (const older of globSync('kube-images-*', { cwd: cache })) rmSync(path.join(cache, older));
  const beside = `${archive}.${process.pid}`;
  await docker(['save', '--output', beside, NODE, BASE, ...STORES]);
  renameSync(beside, archive);
}

function has(docker, name) {
  return docker(['image', 'inspect', name]).then(
    () => true,
    () => false,
  );
}
