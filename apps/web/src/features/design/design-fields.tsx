import {
  Checkbox,
  NativeSelect,
  PasswordInput,
  Radio,
  SegmentedControl,
  Stack,
  Switch,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

/** What is filled in, with what is wrong beside it. */
export function DesignFields() {
  const { t } = useTranslation();
  const group = useId();
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
      <Checkbox label={t('accounts.archive')} defaultChecked />
      <Switch label={t('messages.kindLarge')} defaultChecked />
      <Radio.Group name={group} label={t('settings.language')} defaultValue="one">
        <Radio value="one" label={t('design.plain')} />
        <Radio value="two" label={t('design.dimmed')} disabled />
      </Radio.Group>
    </Stack>
  );
}
