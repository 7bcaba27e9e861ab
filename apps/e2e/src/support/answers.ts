/** What an answer must never carry: the inside of the program. */
const INSIDE =
  /\bat [^\s"]+ \(|\.(?:ts|js|mjs):\d+|node_modules|\/(?:work|home|root|usr|tmp)\/|\bselect\b.{1,200}\bfrom\b|\binsert into\b|\bpg_|relation \\?"|violates|SQLSTATE|syntax error at/i;

export interface Told {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

/** Asks as anybody may, without a token of its own, and refuses an answer that shows the inside. */
export async function ask(
  baseUrl: string,
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Told> {
  const { body } = options;
  const answer = await fetch(`${baseUrl}${path}`, {
    method,
    headers: {
      ...(body === undefined || isRaw(body) ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
  });
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  if (isStream) await answer.body?.cancel();
  const text = isStream ? '' : await answer.text();
  if (INSIDE.test(text) && answer.status >= 400) {
    throw new Error(`${method} ${path} shows the inside: ${text.slice(0, 500)}`);
  }
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: (isJson && text !== '' ? JSON.parse(text) : {}) as Record<string, unknown>,
  };
}

function isRaw(body: unknown): body is FormData | string | Uint8Array<ArrayBuffer> {
  return body instanceof FormData || typeof body === 'string' || body instanceof Uint8Array;
}
