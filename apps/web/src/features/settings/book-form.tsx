import { Button, Paper, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangedElsewhere } from '../../app/changed-elsewhere';
import { Conflict, type Difference } from '../../app/conflict';
import { useFieldErrors } from '../../app/field-errors';
import { useFormats } from '../../app/formats';
import { ProblemAlert } from '../../app/problem-alert';
import { BOOK_FIELDS, BookFields } from './book-fields';
import { type Book, type BookChoice, useSaveBook } from './book-settings';

export function BookForm({ stored }: { stored: Book }) {
  const { t } = useTranslation();
  /** What one saw when one began: what came since is no reason to lose what is being chosen. */
  const [seen, setSeen] = useState(stored);
  const [choice, setChoice] = useState<BookChoice>(stored);
  const isTouched = BOOK_FIELDS.some((field) => `${valueOf(choice, field)}` !== `${valueOf(seen, field)}`);
  if (!isTouched && stored.version > seen.version) {
    setSeen(stored);
    setChoice(stored);
  }
  const save = useSaveBook(seen);
  const wrong = useFieldErrors(save.error, BOOK_FIELDS);
  const theirs = save.error instanceof ChangedElsewhere ? save.error.theirs : null;
  const differences = useBookDifferences();
  const saved = (book: Book | null) => {
    if (book) setSeen(book);
    notifications.show({ message: t('settings.saved') });
  };
  const send = (from: Book) => save.mutate({ choice, seen: from }, { onSuccess: saved });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(seen);
  };
  return (
    <Paper component="form" noValidate onSubmit={submit}>
      <Stack align="stretch">
        <Title order={2}>{t('settings.book')}</Title>
        <ProblemAlert error={wrong.rest} retry={() => send(seen)} />
        {theirs && (
          <Conflict
            fields={differences(choice, theirs)}
            isSaving={save.isPending}
            onKeepMine={() => {
              setSeen(theirs);
              send(theirs);
            }}
            onTakeTheirs={() => {
              setSeen(theirs);
              setChoice(theirs);
              save.reset();
            }}
          />
        )}
        <BookFields
          choice={choice}
          isCurrencyFixed={stored.currencyFixed}
          onChange={(next) => setChoice({ ...choice, ...next })}
          wrong={wrong.of}
        />
        <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('app.save')}
        </Button>
      </Stack>
    </Paper>
  );
}

function valueOf(choice: BookChoice, field: string): string | number | undefined {
  return Object.entries(choice).find(([name]) => name === field)?.[1];
}

function useBookDifferences(): (mine: BookChoice, theirs: BookChoice) => Difference[] {
  const { t } = useTranslation();
  const { weekday } = useFormats();
  return (mine, theirs) => [
    { label: t('settings.currency'), mine: mine.currency, theirs: theirs.currency },
    { label: t('settings.timezone'), mine: mine.timezone, theirs: theirs.timezone },
    { label: t('settings.monthStart'), mine: `${mine.monthStartDay}`, theirs: `${theirs.monthStartDay}` },
    {
      label: t('settings.firstWeekday'),
      mine: weekday(mine.firstWeekday),
      theirs: weekday(theirs.firstWeekday),
    },
  ];
}
