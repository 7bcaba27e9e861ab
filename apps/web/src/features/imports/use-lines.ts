import { uuidv7 } from '@hisaab/kernel';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';
import { bookChanged } from '../../app/query-client';
import { undoChangeSet, useUndo } from '../../app/undo';

/** More at once is a file, and belongs into an import. */
export const MOST_LINES = 50;

export interface Understood {
  readonly line: string;
  /** Sent again after a failure, the same line is recorded once. */
  readonly key: string;
  readonly answer: Schemas['QuickAnswer'];
  readonly isDone: boolean;
}

export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.slice(0, 500));
}

async function understand(line: string): Promise<Understood> {
  const answer = await body(api.POST('/v1/transactions/quick', { body: { text: line } }));
  if (!('draft' in answer)) throw new Error('a line was recorded that was only to be understood');
  return { line, key: uuidv7(), answer, isDone: false };
}

/** Reads lines as the quick entry does, shows what it made of them, and records those that lack nothing. */
export function useLines() {
  const { t } = useTranslation();
  const offerUndo = useUndo();
  const [lines, setLines] = useState<readonly Understood[]>([]);
  const read = useMutation({
    mutationFn: async (text: string) => {
      const found: Understood[] = [];
      for (const line of linesOf(text).slice(0, MOST_LINES)) found.push(await understand(line));
      return found;
    },
    onSuccess: setLines,
  });
  const record = useMutation({
    mutationFn: async () => {
      const sets: string[] = [];
      for (const { line, key, answer, isDone } of lines) {
        if (isDone || answer.missing.length > 0) continue;
        const saved = await body(
          api.POST('/v1/transactions/quick', {
            params: { query: { save: 'true' }, header: { 'Idempotency-Key': key } },
            body: { text: line },
          }),
        );
        if ('changeSetId' in saved) sets.push(saved.changeSetId);
        setLines((before) => before.map((one) => (one.key === key ? { ...one, isDone: true } : one)));
      }
      return sets;
    },
    onSuccess: (sets) => {
      offerUndo(t('lines.done', { count: sets.length }), async () => {
        for (const set of sets.toReversed()) await undoChangeSet(set);
      });
    },
    onSettled: bookChanged,
  });
  return { lines, read, record, forget: () => setLines([]) };
}
