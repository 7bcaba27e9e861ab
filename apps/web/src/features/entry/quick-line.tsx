import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ParseKeys } from 'i18next';
import { X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body, type Schemas } from '../../api/client';
import { ProblemAlert } from '../../app/problem-alert';
import classes from './quick-line.module.css';
import { type Chip, chipsOf } from './quick-form';

type Answer = Schemas['QuickAnswer'];

export const CHIP_WORDS: Readonly<Record<Chip, ParseKeys>> = {
  type: 'entry.type',
  amount: 'charts.amount',
  date: 'entry.date',
  accountId: 'entry.account',
  toAccountId: 'entry.toAccount',
  categoryId: 'entry.category',
  payee: 'entry.payee',
  note: 'entry.note',
  tags: 'entry.tags',
};

interface QuickLineProps {
  line: string;
  onChange: (line: string) => void;
  onUnderstood: (answer: Answer) => void;
  /** What a chip says now: the field that it stands for may have been set right. */
  say: (chip: Chip) => string;
  onTakeOff: (chip: Chip) => void;
  onCorrect: (chip: Chip) => void;
  /** Enter, once the chips show what is recorded. */
  onSave: () => void;
}

function useUnderstood(line: string, now: boolean) {
  const text = line.trim();
  const [waited] = useDebouncedValue(text, 250);
  const asked = now ? text : waited;
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: ['quick', asked],
    queryFn: async ({ signal }) => {
      const answer = await body(api.POST('/v1/transactions/quick', { body: { text: asked }, signal }));
      return 'draft' in answer ? answer : null;
    },
    enabled: asked !== '',
    staleTime: 60_000,
    retry: false,
    placeholderData: keepPreviousData,
  });
  const answer = text === '' || asked === '' ? null : (data ?? null);
  return { answer, error, isFresh: answer !== null && asked === text && !isPlaceholderData };
}

/** "350 auto yesterday #office" in one line; what was understood stands as chips and in the fields below. */
export function QuickLine(props: QuickLineProps) {
  const { t } = useTranslation();
  const { line, onUnderstood } = props;
  const [hurried, setHurried] = useState('');
  const { answer, error, isFresh } = useUnderstood(line, hurried === line && line !== '');
  const [gone, setGone] = useState<readonly Chip[]>([]);
  const tell = useRef(onUnderstood);
  useEffect(() => {
    tell.current = onUnderstood;
  });
  useEffect(() => {
    if (isFresh && answer) tell.current(answer);
  }, [isFresh, answer]);

  const isShown = (chip: Chip) => !gone.includes(chip) && props.say(chip) !== '';
  const chips = answer ? chipsOf(answer).filter(isShown) : [];
  const missing = isFresh && answer ? answer.missing : [];
  return (
    <Stack
      gap={6}
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFresh) props.onSave();
        else setHurried(line);
      }}
    >
      <TextInput
        label={t('quick.label')}
        placeholder={t('quick.example')}
        maxLength={500}
        autoComplete="off"
        enterKeyHint="done"
        data-autofocus={line !== '' || undefined}
        value={line}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <ProblemAlert error={error} />
      {answer && (
        <Group gap={6} role="group" aria-label={t('quick.understood')}>
          {chips.map((chip) => {
            const name = t(CHIP_WORDS[chip]);
            return (
              <span key={chip} className={classes.chip}>
                <Button
                  variant="transparent"
                  className={classes.words}
                  onClick={() => props.onCorrect(chip)}
                  title={t('quick.correct', { name })}
                >
                  {name}: {props.say(chip)}
                </Button>
                <ActionIcon
                  aria-label={t('quick.takeOff', { name })}
                  onClick={() => {
                    setGone([...gone, chip]);
                    props.onTakeOff(chip);
                  }}
                >
                  <X size={16} aria-hidden />
                </ActionIcon>
              </span>
            );
          })}
        </Group>
      )}
      <Text size="sm" c="dimmed" role="status">
        {isFresh && missing.length === 0 && t('quick.ready')}
        {missing.includes('amount') && t('quick.noAmount')}
        {missing.includes('toAccountId') && t('problem.toAccountRequired')}
      </Text>
    </Stack>
  );
}
