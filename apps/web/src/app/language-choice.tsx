import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keepLocale } from './keep-locale';
import { isLanguage, LANGUAGES } from './languages';
import { changeLanguage } from './words';

export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <NativeSelect
      aria-label={t('settings.language')}
      value={i18n.language}
      data={LANGUAGES.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (!isLanguage(value)) return;
        void changeLanguage(value);
        // Without a network the page speaks it all the same, and the profile is told with its next change.
        keepLocale(value).catch(() => undefined);
      }}
    />
  );
}
