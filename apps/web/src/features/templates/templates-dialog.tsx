import { ActionIcon, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../app/focus-back';
import { useFormats } from '../../app/formats';
import { ProblemAlert } from '../../app/problem-alert';
import { type Template, useDeleteTemplate, useRenameTemplate, useTemplates } from './use-templates';

/** The templates of the book: their names, and away with them. */
export default function TemplatesDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const { data: templates, error, refetch } = useTemplates();
  return (
    <Modal opened onClose={onClose} title={t('templates.title')}>
      <Stack gap="sm">
        <ProblemAlert error={error} retry={() => void refetch()} />
        {templates?.length === 0 && <Text>{t('templates.none')}</Text>}
        {templates?.map((template) => (
          <TemplateLine key={`${template.id} ${template.version}`} template={template} />
        ))}
      </Stack>
    </Modal>
  );
}

function TemplateLine({ template }: { template: Template }) {
  const { t } = useTranslation();
  const { amount } = useFormats();
  const rename = useRenameTemplate();
  const remove = useDeleteTemplate();
  const [name, setName] = useState(template.name);
  const save = () => {
    const now = name.trim();
    if (now === '') setName(template.name);
    else if (now !== template.name && !rename.isPending) rename.mutate({ template, name: now });
  };
  const words = [template.payee, template.amount && amount(template.amount)].filter((word) => word);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <ProblemAlert error={rename.error ?? remove.error} />
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <TextInput
          aria-label={t('templates.nameOf', { name: template.name })}
          description={words.join(' · ') || undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          onBlur={save}
          style={{ flex: 1, minWidth: 0 }}
        />
        <ActionIcon
          aria-label={t('templates.deleteNamed', { name: template.name })}
          loading={remove.isPending}
          onClick={() => remove.mutate(template)}
        >
          <Trash2 size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </form>
  );
}
