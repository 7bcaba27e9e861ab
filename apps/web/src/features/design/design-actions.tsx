import { ActionIcon, Anchor, Badge, Button, Group, Stack, Tabs } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import chips from '../entry/quick-line.module.css';

const STATES = [{}, { disabled: true }, { loading: true }] as const;

/** What is pressed. */
export function DesignActions() {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      {(['filled', 'default', 'subtle', 'outline'] as const).map((variant) => (
        <Group key={variant} gap="xs">
          {STATES.map((state) => (
            <Button key={Object.keys(state).join()} variant={variant} {...state}>
              {t('app.save')}
            </Button>
          ))}
        </Group>
      ))}
      <Group gap="xs">
        <Button leftSection={<Plus size={18} aria-hidden />}>{t('entry.add')}</Button>
        <Button variant="default" c="var(--mantine-color-error)">
          {t('app.delete')}
        </Button>
        <ActionIcon aria-label={t('app.close')}>
          <X size={20} aria-hidden />
        </ActionIcon>
        <Anchor component={Link} to="/design" py="sm">
          {t('home.all')}
        </Anchor>
      </Group>
      <Group gap="xs">
        <Badge>{t('messages.new')}</Badge>
        <Badge variant="default">{t('transactions.learned')}</Badge>
        <Badge variant="default" tt="none">
          #{t('design.tag')}
        </Badge>
        <span className={chips.chip}>
          <Button variant="transparent" className={chips.words}>
            {t('design.chip')}
          </Button>
          <ActionIcon aria-label={t('quick.takeOff', { name: t('charts.amount') })}>
            <X size={16} aria-hidden />
          </ActionIcon>
        </span>
      </Group>
      <Tabs defaultValue="one">
        <Tabs.List>
          <Tabs.Tab value="one">{t('ledger.trialBalance')}</Tabs.Tab>
          <Tabs.Tab value="two">{t('ledger.journal')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="one" p="xs">
          {t('design.plain')}
        </Tabs.Panel>
        <Tabs.Panel value="two" p="xs">
          {t('design.dimmed')}
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}
