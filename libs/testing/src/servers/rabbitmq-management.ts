import { randomBytes } from 'node:crypto';

export interface RabbitAdministration {
  /** As its administrator, on the default virtual host. */
  readonly url: string;
  /** A fresh virtual host of the caller's own. @returns its URL */
  vhost(): Promise<string>;
  /** Asks the management interface. */
  manage<Answer>(method: string, route: string, body?: unknown): Promise<Answer>;
}

/** @param management where the management interface listens, for the same account */
export function administration(url: string, management: string): RabbitAdministration {
  const { username, password } = new URL(url);
  const account = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const manage = async <Answer>(method: string, route: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(new URL(`api/${route}`, management), {
      method,
      headers: {
        authorization: `Basic ${Buffer.from(account).toString('base64')}`,
        'content-type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  return {
    url,
    manage,
    vhost: async () => {
      const name = `test-${randomBytes(4).toString('hex')}`;
      await manage('PUT', `vhosts/${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
  };
}
