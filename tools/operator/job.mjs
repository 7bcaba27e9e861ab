/** What `npm run operator` was asked for, and the Job that does it. */
import { parseArgs } from 'node:util';

/** @param {string[]} words @returns {{ namespace: string, release: string, words: string[] } | undefined} */
export function read(words) {
  // Words of the command itself may begin with hyphens: ours come first.
  const first = words.findIndex((word, at) => !word.startsWith('--') && !isValue(words, at));
  const own = first < 0 ? words : words.slice(0, first);
  try {
    const { values } = parseArgs({
      args: own,
      options: { namespace: { type: 'string' }, release: { type: 'string' } },
    });
    if (first < 0) return undefined;
    const { release = 'hisaab' } = values;
    return { namespace: values.namespace ?? 'default', release, words: words.slice(first) };
  } catch {
    return undefined;
  }
}

/** `--release NAME`: the word after an option that has no value yet. */
function isValue(words, at) {
  return /^--(namespace|release)$/.test(words[at - 1] ?? '');
}

/**
 * @param {{ metadata: { name: string, namespace: string, uid: string }, spec: { jobTemplate: { metadata: object, spec: object } } }} cron
 * @param {string} name @param {string[]} words
 */
export function jobOf(cron, name, words) {
  const { metadata, spec } = structuredClone(cron.spec.jobTemplate);
  const [container] = spec.template.spec.containers;
  container.args = words;
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...metadata, name, namespace: cron.metadata.namespace },
    spec,
  };
}
