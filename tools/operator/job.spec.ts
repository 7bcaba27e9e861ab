import { describe, expect, it } from 'vitest';
import { jobOf, read } from './job.mjs';

describe("an operator's command in a cluster", () => {
  it.each([
    [['verify'], { namespace: 'default', release: 'hisaab', words: ['verify'] }],
    [
      ['--namespace', 'shop', '--release=mine', 'messages', 'redrive', '--consumer', 'reporting'],
      { namespace: 'shop', release: 'mine', words: ['messages', 'redrive', '--consumer', 'reporting'] },
    ],
  ])('is what comes after the place: %j', (words, asked) => {
    expect(read(words)).toEqual(asked);
  });

  it.each([[[]], [['--namespace', 'shop']], [['--pod', 'messages']]])('is none: %j', (words) => {
    expect(read(words)).toBeUndefined();
  });

  it('is a Job of the chart with other words', () => {
    const cron = {
      metadata: { name: 'hisaab-operator', namespace: 'shop' },
      spec: {
        suspend: true,
        jobTemplate: {
          metadata: { labels: { a: 'b' } },
          spec: {
            backoffLimit: 0,
            template: { spec: { containers: [{ name: 'operator', args: ['verify'], image: 'hisaab:1' }] } },
          },
        },
      },
    };
    expect(jobOf(cron, 'hisaab-operator-1', ['messages', 'list'])).toEqual({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'hisaab-operator-1', namespace: 'shop', labels: { a: 'b' } },
      spec: {
        backoffLimit: 0,
        template: {
          spec: { containers: [{ name: 'operator', args: ['messages', 'list'], image: 'hisaab:1' }] },
        },
      },
    });
    expect(cron.spec.jobTemplate.spec.template.spec.containers[0]?.args).toEqual(['verify']);
  });
});
