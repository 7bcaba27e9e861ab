import createClient from 'openapi-fetch';
import { toProblem } from './problem';
import type { components, paths } from './schema';
import { reach } from './reach';

export type Schemas = components['schemas'];

/** The highest `X-Book-Sequence` that our own writes were answered: reports are asked for at least that. */
let sequence = 0;

export function seenSequence(): number {
  return sequence;
}

/** Others wrote up to here: what is read from now on is to show it. */
export function noteSequence(told: number): void {
  if (told > sequence) sequence = told;
}

/** Names the newest request in the server's log, for a report of what went wrong. */
let requestId = '';

export function lastRequestId(): string {
  return requestId;
}

export function forgetSequence(): void {
  sequence = 0;
}

export const api = createClient<paths>({ baseUrl: location.origin, fetch: reach });

api.use({
  onResponse({ response }) {
    const answered = Number(response.headers.get('x-book-sequence') ?? 0);
    noteSequence(answered);
    requestId = response.headers.get('x-request-id') ?? requestId;
  },
});

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of the answer; a refusal is thrown as a problem. */
export async function body<Data>(asked: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asked;
  if (!response.ok) throw toProblem(response.status, error, response.headers);
  return data as Data;
}

/** What a write answered, and the change set by which it can be taken back. */
export interface Done<Data> {
  readonly data: Data;
  readonly changeSetId: string | null;
}

export async function bodyAndSet<Data>(asked: Promise<Answer<Data>>): Promise<Done<Data>> {
  const answer = await asked;
  const data = await body(Promise.resolve(answer));
  return { data, changeSetId: answer.response.headers.get('x-change-set') };
}

/** `If-Match` of a change to the version that the person saw. */
export function ifMatch(version: number): { 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
