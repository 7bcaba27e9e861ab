import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from './support/house';
import { Person } from './support/person';

const MIB = 1024 * 1024;
const BOUNDARY = 'a-boundary-of-this-test';
const HEAD = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="long.csv"\r\ncontent-type: text/csv\r\n\r\n`;
const TAIL = `\r\n--${BOUNDARY}--\r\n`;
/** Long lines, so that a whole file has only some thousand rows to be read. */
const LINE = `2024-02-03,Tea,-20.00,${'wide '.repeat(1_600)}\n`;

/** How much memory the program may take beside what it had: pieces, a batch of rows, and a heap before its sweep. */
const MOST_MORE_MIB = 200;

interface Answer {
  readonly status: number;
  readonly body: { id?: string; code?: string };
  /** Of the file, until the answer was there. */
  readonly sent: number;
}

function memoryOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** A file of so many bytes in pieces, without its length said before, so that only counting can refuse it. */
function send(person: Person, size: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let isAnswered = false;
    const call = request(`${person.baseUrl}/v1/imports`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${person.signedUp.accessToken}`,
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        'transfer-encoding': 'chunked',
      },
    });
    call.on('response', (answer) => {
      isAnswered = true;
      const at = sent;
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.on('end', () => {
        call.destroy();
        resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Answer['body'], sent: at });
      });
    });
    call.on('error', (error) => (isAnswered ? undefined : reject(error)));
    const block = Buffer.from(LINE.repeat(32));
    const pump = async (): Promise<void> => {
      call.write(HEAD);
      const header = Buffer.from('Date,Description,Amount,Remarks\n');
      call.write(header);
      sent = header.length;
      while (sent < size && !isAnswered) {
        const piece = block.subarray(0, Math.min(block.length, size - sent));
        sent += piece.length;
        if (call.write(piece)) continue;
        const turn = new AbortController();
        const { signal } = turn;
        await Promise.race([once(call, 'drain', { signal }), once(call, 'response', { signal })]);
        turn.abort();
      }
      if (!isAnswered) call.end(TAIL);
    };
    pump().catch(reject);
  });
}

describe('files of many bytes', () => {
  let house: House;
  let person: Person;
  beforeAll(async () => {
    house = await openHouse({ HISAAB_LIMITS_PROFILE: 'load-test' });
    person = await Person.signUp(house.baseUrl);
  });
  afterAll(() => house?.close());

  async function watched<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
    const pid = await house.pidOf('billing');
    const before = memoryOf(pid);
    let most = before;
    let isOver = false;
    const watching = (async () => {
      while (!isOver) {
        most = Math.max(most, memoryOf(pid));
        await pause(20);
      }
    })();
    const result = await work();
    isOver = true;
    await watching;
    process.stdout.write(`${what}: ${before.toFixed(0)} MiB before, ${most.toFixed(0)} MiB at most\n`);
    expect(most - before).toBeLessThan(MOST_MORE_MIB);
    return result;
  }

  it('are taken up to 25 MiB and read in little memory', async () => {
    const read = await watched('25 MiB', async () => {
      const { status, body } = await send(person, 25 * MIB);
      expect(status).toBe(202);
      let last: { status: string; rows: number; failed: number } = { status: '', rows: 0, failed: 0 };
      await expect
        .poll(async () => (last = (await person.get<typeof last>(`/v1/imports/${body.id}`)).body).status, {
          timeout: 120_000,
          interval: 100,
        })
        .toBe('preview');
      return last;
    });
    expect(read.rows).toBeGreaterThan(3_000);
    // The last line ends where the file does.
    expect(read.failed).toBeLessThanOrEqual(1);
  }, 180_000);

  it('are refused one byte beyond, and long before the end of 200 MiB', async () => {
    const kept = async (): Promise<number> => {
      const sql = 'select coalesce(sum(length(bytes)), 0)::float8 as kept from billing.import_chunk';
      return (await house.admin.query<{ kept: number }>(sql)).rows[0]?.kept ?? 0;
    };
    const before = await kept();
    const refused = { status: 413, body: { code: 'file-too-large' } };
    expect(await watched('25 MiB and a byte', () => send(person, 25 * MIB + 1))).toMatchObject(refused);
    const large = await watched('200 MiB', () => send(person, 200 * MIB));
    expect(large).toMatchObject(refused);
    expect(large.sent).toBeLessThan(150 * MIB);
    expect(await kept()).toBe(before);
  }, 180_000);
});
