import { Health, Metrics } from '@hisaab/observability';
import { afterEach, describe, expect, it } from 'vitest';
import { isPeerUnavailable, PeerRefusal } from './peer-error';
import { Resilience } from './resilience';
import type { ResilienceOptions } from './resilience.options';

const until = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it never held');
    await new Promise((done) => setTimeout(done, 5));
  }
};

describe('a call with a breaker', () => {
  const health = new Health();
  let resilience: Resilience;
  let metrics: Metrics;

  afterEach(() => resilience.stop());

  function wrapped(
    call: (signal: AbortSignal, n: number) => Promise<string>,
    options: Partial<ResilienceOptions<[number], string>> = {},
  ) {
    metrics = new Metrics();
    resilience = new Resilience(health, metrics);
    return resilience.resilient('test', call, { timeoutMs: 50, resetMs: 60, ...options });
  }
  const counted = async (line: string): Promise<number> => {
    const text = await metrics.text();
    return Number(new RegExp(`^${line.replace(/[{}"]/g, '\\$&')} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  };

  it('gives the answer', async () => {
    const breaker = wrapped((_signal, n) => Promise.resolve(`answer ${n}`));
    expect(await breaker.run(7)).toBe('answer 7');
    expect(await counted('resilience_calls_total{call="test",outcome="answered"}')).toBe(1);
  });

  it('gives up after its time, aborts what runs, and falls back', async () => {
    let aborted = false;
    const breaker = wrapped(
      (signal) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            aborted = true;
            reject(signal.reason);
          }),
        ),
      { fallback: (_error, n) => `instead of ${n}` },
    );
    const started = Date.now();
    expect(await breaker.run(1)).toBe('instead of 1');
    expect(Date.now() - started).toBeLessThan(1_000);
    expect(aborted).toBe(true);
    expect(await counted('resilience_calls_total{call="test",outcome="timeout"}')).toBe(1);
    expect(await counted('resilience_fallbacks_total{call="test"}')).toBe(1);
  });

  it('gives up on what does not listen to its signal as well', async () => {
    const breaker = wrapped(() => new Promise(() => undefined));
    await expect(breaker.run(1)).rejects.toThrow(/Timed out/);
  });

  it('opens when half of the calls fail, asks nobody while open, and closes on the first answer after', async () => {
    let works = false;
    let asked = 0;
    const breaker = wrapped(() => {
      asked += 1;
      return works ? Promise.resolve('well') : Promise.reject(new Error('ill'));
    });
    for (let n = 0; n < 4; n += 1) await expect(breaker.run(n)).rejects.toThrow('ill');
    expect(breaker.state).toBe('open');
    await expect(breaker.run(5)).rejects.toSatisfy(isPeerUnavailable);
    expect(asked).toBe(4);
    const [part] = (await health.report(new Date())).filter(({ state }) => state !== 'up');
    expect(part).toMatchObject({ name: 'call:test', state: 'late', detail: 'the breaker is open' });
    expect(await counted('resilience_breaker_state{call="test"}')).toBe(2);
    expect(await counted('resilience_calls_total{call="test",outcome="rejected"}')).toBe(1);
    works = true;
    await until(() => breaker.state === 'half-open');
    expect(await breaker.run(6)).toBe('well');
    expect(breaker.state).toBe('closed');
    expect(await counted('resilience_breaker_state{call="test"}')).toBe(0);
  });

  it('opens again when the first call after fails', async () => {
    const breaker = wrapped(() => Promise.reject(new Error('ill')));
    for (let n = 0; n < 4; n += 1) await expect(breaker.run(n)).rejects.toThrow('ill');
    await until(() => breaker.state === 'half-open');
    await expect(breaker.run(9)).rejects.toThrow('ill');
    expect(breaker.state).toBe('open');
  });

  it('takes a refusal for an answer: no fallback, no repeat, no opening', async () => {
    let asked = 0;
    const breaker = wrapped(
      () => {
        asked += 1;
        return Promise.reject(new PeerRefusal(422, 'template-variables', 'wrong'));
      },
      { retries: 3, fallback: () => 'never' },
    );
    for (let n = 0; n < 8; n += 1) await expect(breaker.run(n)).rejects.toThrow('wrong');
    expect(asked).toBe(8);
    expect(breaker.state).toBe('closed');
  });

  it('is tried again where that was allowed, and no more often than that', async () => {
    let asked = 0;
    const breaker = wrapped(
      () => {
        asked += 1;
        return asked % 3 === 0 ? Promise.resolve('third') : Promise.reject(new Error('ill'));
      },
      { retries: 2, volume: 100 },
    );
    expect(await breaker.run(1)).toBe('third');
    expect(await counted('resilience_retries_total{call="test"}')).toBe(2);
    const never = wrapped(() => Promise.reject(new Error('ill')), { retries: 2, volume: 100 });
    await expect(never.run(1)).rejects.toThrow('ill');
    expect(await counted('resilience_calls_total{call="test",outcome="failed"}')).toBe(3);
  });

  it('has a budget of repeats: when everything fails they stop multiplying it', async () => {
    let asked = 0;
    const breaker = wrapped(
      () => {
        asked += 1;
        return Promise.reject(new Error('ill'));
      },
      { retries: 1, volume: 10_000 },
    );
    await Promise.allSettled(Array.from({ length: 30 }, (_, n) => breaker.run(n)));
    expect(asked).toBeLessThanOrEqual(30 + 10 + 30 * 0.2);
  });

  it('lets only so many through at once, and the others fail at once', async () => {
    const waiting: (() => void)[] = [];
    const breaker = wrapped(() => new Promise((done) => waiting.push(() => done('well'))), {
      bulkhead: 2,
      timeoutMs: 2_000,
    });
    const under = [breaker.run(1), breaker.run(2)];
    await expect(breaker.run(3)).rejects.toSatisfy(isPeerUnavailable);
    expect(waiting).toHaveLength(2);
    waiting.forEach((done) => done());
    expect(await Promise.all(under)).toEqual(['well', 'well']);
    const next = breaker.run(4);
    waiting.at(-1)?.();
    expect(await next).toBe('well');
    expect(breaker.state).toBe('closed');
    expect(await counted('resilience_calls_total{call="test",outcome="full"}')).toBe(1);
  });

  it('has a name of its own', () => {
    wrapped(() => Promise.resolve('one'));
    expect(() => resilience.resilient('test', () => Promise.resolve('two'), { timeoutMs: 1 })).toThrow(
      'There are two calls named test',
    );
  });
});
