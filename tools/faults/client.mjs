// One question to the gateway, as a client on a bad day asks it: with an end to its patience, and never an exception.

/** @returns what came: a status, or in its place the word for there being none. */
export async function ask(url, { method = 'GET', path, headers = {}, body, patience = 20_000 }) {
  const begun = performance.now();
  const told = (status, more = {}) => ({ status, ms: performance.now() - begun, ...more });
  try {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    });
    const text = await answer.text();
    return told(answer.status, { headers: answer.headers, body: parsed(text) });
  } catch (error) {
    return told(error.name === 'TimeoutError' ? 'no answer in time' : 'no answer');
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const LONGEST_PAUSE_MS = 8_000;

/** Whether the same request may do better later: a refusal of what it says never does. */
export function isWorthAnotherTry(status) {
  return typeof status === 'string' || status >= 500 || [401, 408, 409, 425, 429].includes(status);
}

/** At least as long as the server asks for, and longer each time; a random part keeps clients apart. */
export function pauseBefore(tries, answer) {
  const asked = Number(answer.headers?.get('retry-after') ?? 0) * 1_000;
  const own = Math.min(LONGEST_PAUSE_MS, 250 * 2 ** tries);
  return Math.max(asked, own) * (0.75 + Math.random() / 2);
}
