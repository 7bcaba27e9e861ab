import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isRequestId, ownAnswerBody, ownAnswerHeaders } from '../gateway-stand-in/answers';

const LUA = resolve(import.meta.dirname, '../../kong/lua');
const engine = ['luajit', 'lua5.1'].find((name) => spawnSync(name, ['-v']).status === 0);
if (!engine) {
  const without = 'There is neither luajit nor lua5.1: the functions of kong/lua are not run.';
  // oxlint-disable-next-line node/no-process-env -- where the engine must be there
  if (process.env['CI'] === 'true') throw new Error(without);
  process.stderr.write(`${without}\n`);
}

/** The few functions of Kong's PDK that the code calls, around one request. */
const STAGE = `
local status, source, said, path, id, retry, file = ...
status = tonumber(status)
local out, cleared = {}, {}
kong = {
  request = {
    get_header = function() return id ~= "-" and id or nil end,
    get_path = function() return path end,
  },
  service = { request = { clear_header = function(name) print("cleared " .. name) end } },
  response = {
    get_status = function() return status end,
    get_source = function() return source end,
    set_status = function(to) status = to; print("status " .. to) end,
    set_header = function(name, value) print(string.lower(name) .. ": " .. value) end,
    clear_header = function(name) end,
    get_header = function(name)
      if name == "Retry-After" then return retry ~= "-" and retry or nil end
      return id ~= "-" and id or nil
    end,
    get_raw_body = function() return said end,
    set_raw_body = function(body) io.write(body) end,
  },
}
assert(loadfile(file))()
`;

/** Kong runs the functions of kong/lua, the stand-in their twins: they say the same. */
describe.runIf(engine)('the functions of kong/lua', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hisaab-lua-'));
  const stage = join(folder, 'stage.lua');
  writeFileSync(stage, STAGE);
  afterAll(() => rmSync(folder, { recursive: true }));

  function run(
    name: string,
    given: { status?: number; source?: string; said?: string; path?: string; id?: string; retry?: string },
  ) {
    const { status = 200, source = 'exit', said = '', path = '/', id = '-', retry = '-' } = given;
    const file = join(LUA, `${name}.lua`);
    const ran = spawnSync(engine ?? '', [stage, String(status), source, said, path, id, retry, file], {
      encoding: 'utf8',
    });
    expect(ran.stderr).toBe('');
    return ran.stdout;
  }

  it('take a request id as the stand-in does', () => {
    for (const id of [
      'abc',
      'a.b_c~1:/+=-',
      'a b',
      '{"a":1}',
      'a'.repeat(128),
      'a'.repeat(129),
      'ä',
      'a\nb',
    ]) {
      expect([id, run('request-id', { id }) === '']).toEqual([id, isRequestId(id)]);
    }
    expect(run('request-id', {})).toBe('');
  });

  const statuses = [200, 302, 400, 401, 404, 405, 411, 413, 417, 429, 431, 494, 500, 502, 503, 504];

  it('set the headers that the stand-in sets', () => {
    for (const status of statuses) {
      for (const retry of ['-', '7']) {
        const told = ownAnswerHeaders(status, retry === '-' ? undefined : retry);
        const lines = Object.entries(told.headers).map(([name, value]) => `${name}: ${value}`);
        const expected = [...(told.status === status ? [] : [`status ${told.status}`]), ...lines];
        expect(run('own-answer-headers', { status, retry }).split('\n').filter(Boolean)).toEqual(expected);
      }
    }
  });

  it('say what the stand-in says', () => {
    const words = [
      '{"message":"Unauthorized"}',
      '{"exp":"token expired"}',
      '{"message":"Invalid algorithm"}',
    ];
    for (const status of statuses.filter((one) => one >= 400)) {
      for (const said of words) {
        for (const path of ['/v1/imports', '/v1/accounts']) {
          for (const id of ['-', 'abc-1', 'a"b']) {
            const twin = ownAnswerBody(status, said, path, id === '-' ? undefined : id);
            expect(run('own-answer-body', { status, said, path, id })).toBe(twin);
            expect(JSON.parse(twin)).toMatchObject({ status });
          }
        }
      }
    }
  });

  it('leave alone what a service answered', () => {
    for (const name of ['own-answer-headers', 'own-answer-body']) {
      expect(run(name, { status: 404, source: 'service', said: '{}' })).toBe('');
      expect(run(name, { status: 200, said: '{}' })).toBe('');
    }
  });
});
