import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@hisaab/contracts';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig, type Application } from '@hisaab/platform';
import { JwksSource, LocalJwks, MasterKey, signAccessToken, type Access } from '@hisaab/security';
import { testDatabase, type TestDatabase } from '@hisaab/testing';
import { build } from 'rolldown';
import { AccountsConsumer } from '../accounts/accounts.consumer';
import { FactsConsumer } from '../facts/facts.consumer';
import { PressProgram } from '../files/report.press';
import { ReportingModule } from '../reporting.module';
import { accessTo } from './reporting-parts';

/** The module behind HTTP, with the program of its thread built as the build does it. */
export class ReportDoor {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  private constructor(
    private readonly store: TestDatabase,
    readonly application: Application,
    private readonly folder: string,
  ) {}

  static async open(): Promise<ReportDoor> {
    const store = await testDatabase();
    const environment = {
      LOG_LEVEL: 'silent',
      REPORTING_DATABASE_URL: store.serviceUrl('reporting'),
      HISAAB_LIMITS_PROFILE: 'load-test',
    };
    const application = await createApplication({
      environment,
      config: parseEnvironment(platformConfig, environment),
      place: {
        adminUrl: store.url,
        masterKey: MasterKey.parse(Buffer.from(store.masterKey).toString('base64')),
      },
      services: ['reporting'],
      modules: [ReportingModule],
      logger: createLogger({ level: 'silent' }),
    });
    // Within the packages' reach.
    const folder = mkdtempSync(path.resolve('node_modules', '.report-file-'));
    await build({
      input: path.resolve(import.meta.dirname, '../files/report-file.thread.ts'),
      output: { dir: folder, format: 'esm', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      platform: 'node',
      tsconfig: path.resolve('tsconfig.json'),
      external: (id) => !id.startsWith('.') && !id.startsWith('@hisaab/') && !path.isAbsolute(id),
      logLevel: 'warn',
    });
    application.app.get(PressProgram, { strict: false }).path = path.join(folder, 'report-file.thread.mjs');
    const door = new ReportDoor(store, application, folder);
    const jwks = application.app.get<LocalJwks>(JwksSource);
    jwks.publish([{ ...door.keys.publicKey.export({ format: 'jwk' }), kid: 'one' }]);
    return door;
  }

  async tell(messages: readonly Envelope[]): Promise<void> {
    const consumer = this.application.app.get(FactsConsumer, { strict: false });
    for (let at = 0; at < messages.length; at += 500) await consumer.project(messages.slice(at, at + 500));
  }

  async tellAccounts(messages: readonly Envelope[]): Promise<void> {
    const consumer = this.application.app.get(AccountsConsumer, { strict: false });
    await consumer.project([...messages]);
  }

  async get(url: string, access: Partial<Access> & { bookId: string }, headers: Record<string, string> = {}) {
    const config = parseEnvironment(platformConfig, {});
    const issue = {
      issuer: config.AUTH_TOKEN_ISSUER,
      audience: config.AUTH_TOKEN_AUDIENCE,
      ttlSeconds: 60,
    };
    const key = { kid: 'one', privateKey: this.keys.privateKey };
    const token = await signAccessToken(key, issue, accessTo(access.bookId, access));
    const answer = await this.application.app
      .getHttpAdapter()
      .getInstance()
      .inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}`, ...headers } });
    const header = (name: string): string => String(answer.headers[name] ?? '');
    return { status: answer.statusCode, header, body: answer.rawPayload };
  }

  async close(): Promise<void> {
    await this.application.close();
    await this.store.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
