import { Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/problem';
import { useFormats } from '../../app/formats';
import { useProblemText } from '../../app/problem-text';
import { Amount } from '../../money/amount';
import { negated } from '../../money/format';
import { keepMine, takeOff } from '../../offline/outbox';
import { canDiscard, mineOf, type Shown, type Waiting } from '../../offline/waiting';
import { useAccounts } from '../accounts/use-accounts';
import { useCategoryLook } from '../categories/use-categories';
import { useWaiting } from './use-waiting';

function EntryWords({ shown, title }: { shown: Shown; title?: string }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const { data: accounts } = useAccounts();
  const category = useCategoryLook()(shown.categoryId)?.name;
  const account = accounts?.find(({ id }) => id === shown.accountId)?.name;
  const name = shown.payee ?? shown.note ?? category ?? t('categories.none');
  const rest = [shown.date === '' ? '' : day(shown.date), category, account, shown.note];
  return (
    <div>
      {title && (
        <Text size="xs" c="dimmed">
          {title}
        </Text>
      )}
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{name}</Text>
        <Amount
          money={shown.type === 'expense' ? negated(shown.amount) : shown.amount}
          signed={shown.type === 'income'}
          strong
        />
      </Group>
      <Text size="sm" c="dimmed">
        {rest.filter((word) => word && word !== name).join(' · ')}
      </Text>
    </div>
  );
}

function stateOf({ refusal, work }: Waiting): ParseKeys {
  if (refusal) return 'waiting.refused';
  if (work.kind === 'change') return 'waiting.changing';
  return work.kind === 'delete' ? 'waiting.deleting' : 'waiting.waits';
}

function Why({ refusal }: { refusal: NonNullable<Waiting['refusal']> }) {
  const { t } = useTranslation();
  const say = useProblemText();
  if (refusal.status === 412) return t('waiting.changedMeanwhile');
  if (refusal.status === 404 && refusal.theirs === null) return t('waiting.goneMeanwhile');
  const said = say(new ApiProblem(refusal.status, refusal.code, refusal.detail));
  return `${t('waiting.notAccepted')} ${said}`;
}

function One({ one }: { one: Waiting }) {
  const { t } = useTranslation();
  const { refusal, work } = one;
  const theirs = work.kind === 'change' ? (refusal?.theirs ?? null) : null;
  return (
    <Stack component="li" gap={4} py="xs">
      <EntryWords shown={mineOf(one)} {...(theirs ? { title: t('waiting.mine') } : {})} />
      {theirs && <EntryWords shown={theirs} title={t('waiting.theirs')} />}
      <Group gap="xs">
        <Badge variant="outline" color={refusal ? 'red' : 'gray'} tt="none">
          {t(stateOf(one))}
        </Badge>
        {refusal && (
          <Text size="sm" c="var(--mantine-color-error)">
            <Why refusal={refusal} />
          </Text>
        )}
      </Group>
      <Group gap="xs">
        {refusal && refusal.status !== 404 && (
          <Button variant="default" onClick={() => void keepMine(one)}>
            {t(theirs ? 'waiting.keepMine' : 'waiting.sendAgain')}
          </Button>
        )}
        {canDiscard(one) && (
          <Button variant="default" onClick={() => void takeOff(one)}>
            {t(theirs ? 'waiting.takeTheirs' : 'waiting.discard')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** What is on this device and not on the server yet, and what the server would not take. */
export function WaitingList() {
  const { t } = useTranslation();
  const list = useWaiting();
  if (list.length === 0) return null;
  return (
    <Paper component="section" aria-labelledby="waiting" mb="sm">
      <Title order={2} size="md" id="waiting">
        {t('waiting.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('waiting.why')}
      </Text>
      <Stack component="ul" gap={0} m={0} p={0} style={{ listStyle: 'none' }}>
        {list.map((one) => (
          <One key={one.position} one={one} />
        ))}
      </Stack>
    </Paper>
  );
}
