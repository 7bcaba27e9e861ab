import { request } from 'node:http';

/** A POST of JSON from another address of this machine, as another client's would be. */
export function askFrom(
  localAddress: string,
  url: string,
  options: { body: unknown; headers: Record<string, string> },
): Promise<{ status: number; headers: Headers; body: unknown }> {
  return new Promise((resolve, reject) => {
    const headers = { ...options.headers, 'content-type': 'application/json' };
    const outgoing = request(url, { method: 'POST', localAddress, headers, agent: false }, (incoming) => {
      let text = '';
      incoming.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const told = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: new Headers(Object.fromEntries(told) as Record<string, string>),
          body: JSON.parse(text),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(JSON.stringify(options.body));
  });
}
