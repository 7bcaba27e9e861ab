import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Certificates {
  readonly ca: string;
  readonly caText: string;
  readonly certificate: string;
  readonly key: string;
}

/** An authority of the test's own, and one certificate for these names: no other name is taken for it. */
export function certificatesIn(folder: string, names: readonly string[]): Certificates {
  const openssl = (...words: string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const authority = ['-subj', '/CN=Authority of a test', '-addext', 'basicConstraints=critical,CA:TRUE'];
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-subj', `/CN=${names[0] ?? 'stores'}`];
  const alternative = `subjectAltName=${names.map((name) => `DNS:${name}`).join(',')}`;
  openssl('req', '-x509', ...fresh, ...authority, '-keyout', 'ca.key', '-out', 'ca.pem');
  openssl(
    'req',
    '-x509',
    ...fresh,
    ...signed,
    '-addext',
    alternative,
    '-keyout',
    'server.key',
    '-out',
    'server.pem',
  );
  const file = (name: string): string => path.join(folder, name);
  return {
    ca: file('ca.pem'),
    caText: readFileSync(file('ca.pem'), 'utf8'),
    certificate: file('server.pem'),
    key: file('server.key'),
  };
}
