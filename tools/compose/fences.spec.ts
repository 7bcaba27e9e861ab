import { describe, expect, it } from 'vitest';
import { composeFile, read, variablesIn } from './compose-file';

const { services, networks } = composeFile(variablesIn(read('.env.example')));
const all = Object.entries(services);
const ours = all.filter(([, { image }]) => image.startsWith('hisaab:'));

describe('what the containers may', () => {
  it.each(all)(
    '%s: no more memory than it is given, no new privileges, no power over the machine',
    (_name, one) => {
      expect(one.mem_limit).toMatch(/^\d+[mg]$/);
      expect(one.security_opt).toContain('no-new-privileges:true');
      expect(one.privileged).toBe(false);
      expect(one.network_mode ?? '').not.toBe('host');
      expect(one.volumes.filter((mount) => mount.includes('docker.sock'))).toEqual([]);
    },
  );

  it.each(ours)('%s: nothing written outside of its volumes, no capability, not root', (_name, one) => {
    expect(one).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    expect(one.user ?? '10001').not.toMatch(/^(root|0)\b/);
    expect(one.build?.dockerfile).toBe('deploy/docker/Dockerfile');
  });

  it('are reached through the gateway alone, and that on loopback', () => {
    const published = all.filter(([, { ports }]) => ports.length > 0);
    expect(published.map(([name]) => name).toSorted()).toEqual(['grafana', 'kong', 'prometheus']);
    for (const [, { ports }] of published) for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(networks).toMatchObject({ inside: { internal: true }, stores: { internal: true } });
    for (const [name, { networks: own }] of all) {
      if (!published.some(([other]) => other === name)) expect(own, name).not.toContain('outside');
    }
  });

  it('Kong: the version that its file was tried with, its admin API on its own loopback', () => {
    const { image, environment } = services['kong'] ?? {};
    expect(image).toBe('kong:3.9.1');
    expect(environment).toMatchObject({
      KONG_DATABASE: 'off',
      KONG_ADMIN_LISTEN: '127.0.0.1:8001',
      KONG_HEADERS: 'off',
      KONG_NGINX_HTTP_CLIENT_MAX_BODY_SIZE: '26m',
      KONG_UNTRUSTED_LUA: 'sandbox',
    });
    expect(services['kong-keys']).toMatchObject({ network_mode: 'service:kong' });
  });
});

describe('deploy/docker/Dockerfile', () => {
  const text = read('deploy/docker/Dockerfile');
  const image = text.slice(text.indexOf('FROM scratch'));

  it('installs by the lock, and nothing but what is packed is in the image', () => {
    expect(text).toMatch(/^RUN npm ci /m);
    expect(text).not.toMatch(/npm (install|i) |^ADD /m);
    expect(image.match(/^COPY .*$/gm)).toEqual(['COPY --from=root /root-of-image /']);
    expect(image).not.toMatch(/^RUN /m);
  });

  it('is nobody’s root, is looked after, and gets the signals itself', () => {
    expect(image).toMatch(/^USER 10001:10001$/m);
    expect(image).toMatch(/^HEALTHCHECK .*CMD \["node", "deploy\/docker\/health\.mjs"\]$/m);
    expect(image).toMatch(/^ENTRYPOINT \["node", "deploy\/docker\/start\.mjs"\]$/m);
  });

  it('is given neither secrets nor what was built before', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored.find((line) => line !== '' && !line.startsWith('#'))).toBe('*');
    for (const line of ['**/node_modules', '**/dist', '**/generated']) expect(ignored).toContain(line);
    expect(ignored.filter((line) => /^!.*(env|git$|hisaab)/.test(line))).toEqual([]);
  });
});
