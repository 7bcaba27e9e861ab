import {
  Checkbox,
  NativeSelect,
  PasswordInput,
  SegmentedControl,
  Stack,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What is filled in, with what is wrong beside it. */
export function DesignFields() {
  const { t } = useTranslation();
  const amount = t('entry.amount', { currency: 'INR' });
  return (
    <Stack gap="sm">
      <TextInput label={amount} description={t('entry.amountHint')} defaultValue="120+80/2" />
      <TextInput label={amount} error={t('entry.amountWrong')} defaultValue="12," required />
      <TextInput label={t('entry.payee')} placeholder={t('entry.payeeHint')} />
      <TextInput label={t('entry.note')} defaultValue={t('design.plain')} disabled />
      <PasswordInput
        label={t('auth.password')}
        visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword') }}
      />
      <TextInput type="date" label={t('entry.date')} defaultValue="2026-11-22" />
      <NativeSelect label={t('entry.account')} data={[t('design.account')]} />
      <TagsInput label={t('entry.tags')} defaultValue={[t('design.tag')]} />
      <SegmentedControl
        aria-label={t('entry.type')}
        data={[t('type.spent'), t('type.received'), t('type.moved')]}
      />
      <Checkbox size="md" label={t('accounts.archive')} defaultChecked />
      <Switch size="md" label={t('messages.kindLarge')} defaultChecked />
    </Stack>
  );
}
