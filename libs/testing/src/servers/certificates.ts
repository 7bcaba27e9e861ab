import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface TestCertificates {
  readonly folder: string;
  /** Files in PEM: who signed, and a server's certificate for this machine with its key. */
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
  /** What a client is told to believe. */
  readonly caText: string;
  remove(): void;
}

/** An authority of the test's own and a certificate for `localhost` that it signed, good for two days. */
export function testCertificates(): TestCertificates {
  const folder = mkdtempSync(path.join(tmpdir(), 'hisaab-certificates-'));
  const file = (name: string): string => path.join(folder, name);
  const openssl = (...words: string[]): void => {
    execFileSync('openssl', words, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  const authority = ['-subj', '/CN=Authority of a test', '-addext', 'basicConstraints=critical,CA:TRUE'];
  openssl('req', '-x509', ...fresh, ...authority, '-keyout', 'ca.key', '-out', 'ca.pem');
  const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-subj', '/CN=localhost', '-addext', names];
  openssl('req', '-x509', ...fresh, ...signed, '-keyout', 'server.key', '-out', 'server.pem');
  return {
    folder,
    ca: file('ca.pem'),
    certificate: file('server.pem'),
    key: file('server.key'),
    caText: readFileSync(file('ca.pem'), 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
