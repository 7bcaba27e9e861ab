import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = path.resolve(import.meta.dirname, '..');
const IMAGE = 'sha256:0123456789abcdef';

/** Programs that note how they were called, and answer as the real ones would. */
describe('npm run kind:up', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'hisaab-kind-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (name: string, answer = ''): void => {
    const script = `#!/bin/sh\necho "${name} $*" >> '${folder}/calls'\n${answer}\n`;
    writeFileSync(path.join(folder, name), script, { mode: 0o755 });
  };
  const putAll = (clusters = ''): void => {
    put('docker', `case "$*" in image*) echo ${IMAGE};; esac`);
    put('kind', `case "$*" in 'get clusters') echo '${clusters}';; esac`);
    put('helm');
  };
  const kind = (...words: string[]): { code: number | null; said: string } => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/kind.mjs', ...words], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: folder, HISAAB_CI_TOOLS: folder },
    });
    return { code: status, said: stdout + stderr };
  };
  const calls = (): string[] =>
    existsSync(`${folder}/calls`) ? readFileSync(`${folder}/calls`, 'utf8').trim().split('\n') : [];

  it.each(['helm', 'docker', 'kind'])('says that %s is missing, and makes nothing', (missing) => {
    putAll();
    rmSync(path.join(folder, missing));
    const { code, said } = kind('up');
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`^${missing} is missing: https://`));
    expect(calls().filter((call) => /create|build|upgrade/.test(call))).toEqual([]);
  });

  it('says that Docker does not run', () => {
    putAll();
    put('docker', "echo 'Cannot connect' >&2; exit 1");
    expect(kind('up')).toMatchObject({ code: 1, said: expect.stringContaining('Docker does not answer') });
  });

  it('makes the cluster, brings the image into it, installs, and says where it is', () => {
    putAll();
    const { code, said } = kind('up');
    expect(said).toContain('Open http://localhost:8000');
    expect(code).toBe(0);
    const done = calls().map((call) => call.replaceAll(ROOT, '.'));
    expect(
      done.some((call) => call.startsWith('kind create cluster --config ./deploy/kind/cluster.yaml')),
    ).toBe(true);
    expect(done).toContain('kind load docker-image hisaab:local hisaab:kind-0123456789ab --name hisaab');
    const install = done.at(-1) ?? '';
    expect(install).toMatch(/^helm upgrade --install hisaab \.\/deploy\/helm\/hisaab --kubeconfig \S+/);
    expect(install).toContain('--values ./deploy/helm/hisaab/values-kind.yaml');
    expect(install).toContain('--set global.image.tag=kind-0123456789ab');
  });

  it('takes the cluster that is there', () => {
    putAll('hisaab');
    expect(kind('up').code).toBe(0);
    expect(calls().filter((call) => call.startsWith('kind create'))).toEqual([]);
  });

  it('says what to look at where an install does not come to its end', () => {
    putAll();
    put('helm', "echo 'context deadline exceeded' >&2; exit 1");
    const { code, said } = kind('up');
    expect(code).toBe(1);
    expect(said).toContain('context deadline exceeded');
    expect(said).toContain('get events');
  });

  it('takes it away, and says where there is none', () => {
    putAll('hisaab');
    expect(kind('down')).toMatchObject({ code: 0, said: expect.stringContaining('is gone') });
    putAll();
    expect(kind('down')).toMatchObject({
      code: 0,
      said: expect.stringContaining('no cluster called hisaab'),
    });
  });

  it('leads localhost:8000 to the port of the gateway', () => {
    const read = (file: string): unknown => parse(readFileSync(path.join(ROOT, file), 'utf8'));
    const cluster = read('deploy/kind/cluster.yaml');
    const values = read('deploy/helm/hisaab/values-kind.yaml') as {
      gateway: { service: { type: string; nodePort: number } };
      global: { origin: string };
    };
    const { nodePort } = values.gateway.service;
    expect(cluster).toMatchObject({
      nodes: [
        { extraPortMappings: [{ containerPort: nodePort, hostPort: 8000, listenAddress: '127.0.0.1' }] },
      ],
    });
    expect(values.gateway.service.type).toBe('NodePort');
    expect(values.global.origin).toBe('http://localhost:8000');
  });
});
