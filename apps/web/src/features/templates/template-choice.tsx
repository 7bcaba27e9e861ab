import { ActionIcon, Group, Select } from '@mantine/core';
import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useTemplatesDialog } from '../entry/entry-context';
import { type Template, useTemplates } from './use-templates';

/** What comes again, by its name; nothing where none was kept. */
export function TemplateChoice({ onChoose }: { onChoose: (template: Template) => void }) {
  const { t } = useTranslation();
  const { data: templates } = useTemplates();
  const manage = useTemplatesDialog();
  if (!templates || templates.length === 0) return null;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-end">
      <Select
        label={t('templates.from')}
        placeholder={t('templates.choose')}
        data={templates.map(({ id, name }) => ({ value: id, label: name }))}
        value={null}
        onChange={(id) => {
          const template = templates.find((one) => one.id === id);
          if (template) onChoose(template);
        }}
        searchable
        selectFirstOptionOnChange
        selectFirstOptionOnDropdownOpen
        nothingFoundMessage={t('templates.noneFound')}
        style={{ flex: 1, minWidth: 0 }}
      />
      <ActionIcon aria-label={t('templates.manage')} title={t('templates.manage')} onClick={manage}>
        <Settings2 size={20} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
