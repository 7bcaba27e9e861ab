import { SERVICES } from '@hisaab/contracts';
import { createLogger } from '@hisaab/observability';
import { createApplication, parseEnvironment, platformConfig } from '@hisaab/platform';
import type { MasterKey } from '@hisaab/security';
import { eventually, type TestDatabase } from '@hisaab/testing';
import { expect } from 'vitest';

import { modules } from '../modules';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}

/** The seven modules in one process on this database, and one person who is logged in. */
export interface Running {
  signUp(who: object): Promise<void>;
  logIn(who: object): Promise<void>;
  send(method: 'GET' | 'POST', url: string, payload?: object): Promise<Answer>;
  importFile(text: string): Promise<void>;
  close(): Promise<void>;
}

export async function runningIn(database: TestDatabase, masterKey: MasterKey): Promise<Running> {
  const application = await createApplication({
    environment: Object.fromEntries(
      SERVICES.map((service) => [`${service.toUpperCase()}_DATABASE_URL`, database.serviceUrl(service)]),
    ),
    config: parseEnvironment(platformConfig, { HISAAB_WEB_DIR: 'none' }),
    place: { adminUrl: database.url, masterKey },
    modules,
    services: SERVICES,
    logger: createLogger({ level: 'silent' }),
  });
  let token: string | undefined;
  const send: Running['send'] = async (method, url, payload) => {
    const answer = await application.app.inject({
      method,
      url,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      ...(payload ? { payload } : {}),
    });
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
  };
  const enter = async (url: string, who: object, status: number): Promise<void> => {
    const answer = await send('POST', url, who);
    expect(answer.status).toBe(status);
    token = String(answer.body['accessToken']);
  };
  return {
    signUp: (who) => enter('/v1/auth/signup', who, 201),
    logIn: (who) => enter('/v1/auth/login', who, 200),
    send,
    importFile: async (text) => {
      const boundary = 'a-boundary';
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="bank.csv"\r\ncontent-type: text/csv`;
      const sent = await application.app.inject({
        method: 'POST',
        url: '/v1/imports?commit=true',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
        },
        payload: `${head}\r\n\r\n${text}\r\n--${boundary}--\r\n`,
      });
      expect(sent.statusCode, sent.body).toBeLessThan(300);
      const { id } = sent.json<{ id: string }>();
      await eventually(async () => {
        expect((await send('GET', `/v1/imports/${id}`)).body).toMatchObject({ status: 'done' });
      });
    },
    close: () => application.close(),
  };
}
