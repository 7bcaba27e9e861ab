import { Anchor, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { minorDigits } from '@hisaab/kernel';
import { FileUp, FlaskConical, Keyboard, ListPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '../../api/client';
import { useBook } from '../../app/book';
import { useFieldErrors } from '../../app/field-errors';
import { PageSkeleton } from '../../app/page-skeleton';
import { ProblemAlert } from '../../app/problem-alert';
import { amountOf } from '../../money/amount-sum';
import { useCategories } from '../categories/use-categories';
import { BOOK_FIELDS, BookFields } from '../settings/book-fields';
import { Door } from './door';
import { KeepCategories } from './keep-categories';
import { useBegin, type Way } from './use-begin';

const NOTHING: ReadonlySet<string> = new Set();

function FirstRunForm({ stored }: { stored: Schemas['Book'] }) {
  const { t } = useTranslation();
  // As the book has it, so that this page and the settings never differ.
  const [choice, setChoice] = useState(stored);
  const [cash, setCash] = useState('');
  const [unwanted, setUnwanted] = useState(NOTHING);
  const { data: categories = [] } = useCategories();
  const begin = useBegin(stored);
  // Who comes back has a book: what begins one is not offered.
  const isUsed = stored.currencyFixed;
  const isCashWrong = cash !== '' && !amountOf(cash, minorDigits(choice.currency));
  const go = (way: Way) => {
    if (begin.isPending || isCashWrong) return;
    begin.mutate({ way, choice, cash, unwanted: categories.filter(({ id }) => unwanted.has(id)) });
  };
  const wrong = useFieldErrors(begin.error, BOOK_FIELDS);
  const isOn = (way: Way) => begin.isPending && begin.variables.way === way;
  return (
    <Paper
      component="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        go('hand');
      }}
      p="lg"
    >
      <title>{`${t('firstRun.title')} · Hisaab`}</title>
      <Stack>
        <Group justify="space-between" align="baseline">
          <Title order={1}>{t('firstRun.title')}</Title>
          <Anchor component={Link} to="/" underline="always" py="sm" ta="end">
            {t('firstRun.skip')}
          </Anchor>
        </Group>
        <Text>{t(isUsed ? 'firstRun.introUsed' : 'firstRun.intro')}</Text>
        <BookFields
          choice={choice}
          isCurrencyFixed={isUsed}
          onChange={(next) => setChoice({ ...choice, ...next })}
          wrong={wrong.of}
        />
        {!isUsed && (
          <TextInput
            label={t('firstRun.cash')}
            description={t('firstRun.cashHint')}
            inputMode="decimal"
            value={cash}
            onChange={(event) => setCash(event.currentTarget.value)}
            error={isCashWrong ? t('entry.amountWrong') : undefined}
          />
        )}
        {!isUsed && categories.length > 0 && (
          <KeepCategories categories={categories} unwanted={unwanted} onChange={setUnwanted} />
        )}
        <Title order={2} size="lg">
          {t(isUsed ? 'firstRun.howOn' : 'firstRun.how')}
        </Title>
        <ProblemAlert error={wrong.rest} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {!isUsed && (
            <Door
              icon={FlaskConical}
              title={t('sample.load')}
              hint={t('firstRun.sampleHint')}
              isFirst
              isBusy={isOn('sample')}
              onEnter={() => go('sample')}
            />
          )}
          <Door
            icon={FileUp}
            title={t('firstRun.import')}
            hint={t('firstRun.importHint')}
            isBusy={isOn('import')}
            onEnter={() => go('import')}
          />
          <Door
            icon={ListPlus}
            title={t('firstRun.lines')}
            hint={t('firstRun.linesHint')}
            isBusy={isOn('lines')}
            onEnter={() => go('lines')}
          />
          <Door
            icon={Keyboard}
            title={t('firstRun.start')}
            hint={t(isUsed ? 'firstRun.startHintUsed' : 'firstRun.startHint')}
            isBusy={isOn('hand')}
          />
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}

export default function FirstRunPage() {
  const { stored } = useBook();
  return stored ? <FirstRunForm stored={stored} /> : <PageSkeleton lines={5} />;
}
