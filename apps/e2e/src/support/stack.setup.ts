import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startStack, type Stack } from '../../../../tools/split/index';
import { PROCESSES, type Process } from '../../../../tools/split/variables';

declare module 'vitest' {
  interface ProvidedContext {
    stack: string;
  }
}

export interface StackNow {
  readonly url: string;
  readonly databaseUrl: string;
  readonly parts: Readonly<Record<string, { readonly pid: number; readonly url?: string }>>;
}

type Variables = Readonly<Record<string, string>>;

interface Words {
  readonly parts?: readonly string[];
  readonly variables?: Variables;
}

/** Raised, so that many journeys after one another fit into one stack. */
const BASE: Variables = { HISAAB_LIMITS_PROFILE: 'load-test', AUTH_ACCESS_TOKEN_TTL: '7200' };

/** One stack for the whole run, started when the first journey asks for it, and a door by which journeys disturb it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['HISAAB_JOURNEYS_URL'];
  const holder = given === undefined ? new Holder(project.config.root) : undefined;
  const http = createServer((request, response) => {
    const what = (request.url ?? '').slice(1);
    void wordsOf(request)
      .then((words) => (holder ? holder.do(what, words) : atAnothers(given ?? '', what, words)))
      .then(
        (answer) => response.end(JSON.stringify(answer ?? {})),
        (error: unknown) =>
          response
            .writeHead(500)
            .end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  project.provide('stack', `http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
  return async () => {
    http.close();
    http.closeAllConnections();
    await holder?.stop();
  };
}

async function wordsOf(request: IncomingMessage): Promise<Words> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Words);
}

/** One that was started by somebody else (`HISAAB_JOURNEYS_URL`): it is used as it is. */
function atAnothers(url: string, what: string, { variables = {} }: Words): StackNow | undefined {
  const wanted = Object.entries(variables).filter(([name, value]) => BASE[name] !== value);
  if (what === 'vary' && wanted.length === 0) return undefined;
  if (what === 'now') {
    return { url, databaseUrl: process.env['HISAAB_JOURNEYS_DATABASE_URL'] ?? '', parts: {} };
  }
  throw new Error(`This journey wants to disturb the stack (${what}), and it is another's`);
}

class Holder {
  private readonly folder = mkdtempSync(join(tmpdir(), 'hisaab-journeys-'));
  private stack: Promise<Stack> | undefined;
  private varied: Variables = {};

  constructor(private readonly root: string) {}

  async do(what: string, { parts = [], variables = {} }: Words): Promise<unknown> {
    const stack = await this.started();
    const all = parts.map((name) => stack.part(name));
    switch (what) {
      case 'now':
        return nowOf(stack);
      case 'environment':
        return stack.environmentOf(parts[0] as Process);
      case 'output':
        return { text: PROCESSES.map((name) => readFileSync(stack.part(name).log, 'utf8')).join('') };
      case 'kill':
        return void (await Promise.all(all.map((part) => part.kill())));
      case 'start':
        await Promise.all(all.map((part) => part.start().then(() => part.untilReady())));
        return stack.untilRouted();
      case 'pause':
        for (const part of all) part.pause();
        return undefined;
      case 'resume':
        for (const part of all) if (part.isRunning) part.resume();
        return undefined;
      case 'vary':
        return this.vary(stack, variables);
      default:
        throw new Error(`The stack does not know ${what}`);
    }
  }

  async stop(): Promise<void> {
    await (await this.stack?.catch(() => undefined))?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private started(): Promise<Stack> {
    const home = { root: this.root, node: process.execPath };
    return (this.stack ??= startStack(home, { folder: this.folder, ports: 'free', environment: BASE }));
  }

  /** Whoever reads a variable that is now another is started again with it. */
  private async vary(stack: Stack, wanted: Variables): Promise<void> {
    const next = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => BASE[name] !== value));
    const names = Object.keys({ ...this.varied, ...next }).filter((name) => this.varied[name] !== next[name]);
    this.varied = next;
    stack.vary(next);
    const concerned = [...new Set(names.flatMap(readersOf))].map((name) => stack.part(name));
    await Promise.all(
      concerned.map(async (part) => {
        await part.stop();
        await part.start();
        await part.untilReady();
      }),
    );
    await stack.untilRouted();
  }
}

function nowOf(stack: Stack): StackNow {
  const parts = [...stack.parts].map(([name, { pid, url }]) => [name, { pid, ...(url ? { url } : {}) }]);
  return {
    url: stack.url,
    databaseUrl: stack.databaseUrl,
    parts: Object.fromEntries(parts) as StackNow['parts'],
  };
}

function readersOf(variable: string): readonly string[] {
  if (variable.startsWith('AUTH_')) return ['auth'];
  if (variable === 'HISAAB_BULK_LIMIT') return ['billing'];
  if (variable === 'HISAAB_LIMITS_PROFILE') return ['auth', 'billing', 'ledger', 'reporting'];
  if (variable === 'HISAAB_CONFIG_DIR') return ['auth', 'billing', 'ledger', 'reporting', 'templating'];
  return PROCESSES;
}
