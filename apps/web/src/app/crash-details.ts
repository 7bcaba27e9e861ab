import { lastRequestId } from '../api/client';

/** Addresses name things of the book by their ids; the shape of the page is enough. */
function shapeOf(path: string): string {
  return path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, ':id');
}

/** Where in the program it happened; the words of an error may hold what somebody typed, so they stay here. */
function placesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const places = [...(error.stack ?? '').matchAll(/(?:\/assets\/|\/src\/)([\w./-]+:\d+:\d+)/g)];
  return places.map((place) => place[1] ?? '').slice(0, 8);
}

/** What a person may send to those who look after the program: nothing of the book, nothing of the person. */
export function crashDetails(error: unknown, path: string, at: Date): string {
  return [
    `Hisaab ${__HISAAB_VERSION__}`,
    `page ${shapeOf(path)}`,
    `time ${at.toISOString()}`,
    `request ${lastRequestId() || '-'}`,
    `error ${error instanceof Error ? error.name : typeof error}`,
    ...placesOf(error).map((place) => `at ${place}`),
  ].join('\n');
}
