import { NativeSelect, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../app/formats';
import { timezoneChoices } from '../../app/timezones';
import { type BookChoice, currencyChoices, WEEKDAYS } from './book-settings';

interface BookFieldsProps {
  choice: BookChoice;
  /** A book that has had entries keeps its currency. */
  isCurrencyFixed?: boolean;
  onChange: (choice: BookChoice) => void;
  /** What is wrong with a field, in words. */
  wrong: (field: string) => string | undefined;
}

export const BOOK_FIELDS = ['currency', 'timezone', 'monthStartDay', 'firstWeekday'];

/** Currency, time zone, first day of the week and of the month: in the first run and in the settings. */
export function BookFields({ choice, isCurrencyFixed = false, onChange, wrong }: BookFieldsProps) {
  const { t, i18n } = useTranslation();
  const { weekday } = useFormats();
  const currencies = useMemo(() => currencyChoices(i18n.language), [i18n.language]);
  const zones = useMemo(() => timezoneChoices(choice.timezone), [choice.timezone]);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
      {isCurrencyFixed ? (
        <TextInput
          label={t('settings.currency')}
          description={t('settings.currencyFixed')}
          variant="filled"
          readOnly
          value={currencies.find(({ value }) => value === choice.currency)?.label ?? choice.currency}
        />
      ) : (
        <Select
          label={t('settings.currency')}
          description={t('settings.currencyHint')}
          data={currencies}
          searchable
          allowDeselect={false}
          limit={60}
          value={choice.currency}
          error={wrong('currency')}
          onChange={(currency) => currency && onChange({ ...choice, currency })}
        />
      )}
      <Select
        label={t('settings.timezone')}
        data={zones}
        searchable
        allowDeselect={false}
        limit={60}
        value={choice.timezone}
        error={wrong('timezone')}
        onChange={(timezone) => timezone && onChange({ ...choice, timezone })}
      />
      <NativeSelect
        label={t('settings.monthStart')}
        description={t('settings.monthStartHint')}
        data={Array.from({ length: 31 }, (_, day) => `${day + 1}`)}
        value={`${choice.monthStartDay}`}
        error={wrong('monthStartDay')}
        onChange={(event) => onChange({ ...choice, monthStartDay: Number(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('settings.firstWeekday')}
        data={WEEKDAYS.map(({ value }) => ({ value, label: weekday(Number(value)) }))}
        value={`${choice.firstWeekday}`}
        error={wrong('firstWeekday')}
        onChange={(event) => onChange({ ...choice, firstWeekday: Number(event.currentTarget.value) })}
      />
    </SimpleGrid>
  );
}
