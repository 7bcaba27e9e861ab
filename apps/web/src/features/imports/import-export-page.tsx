import { Button, FileInput, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download, Upload } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { download } from '../../api/download';
import { Page } from '../../app/page';
import { ProblemAlert } from '../../app/problem-alert';
import { PastImports } from './past-imports';
import { useUpload } from './use-imports';

function UploadForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const upload = useUpload();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) upload.mutate(file, { onSuccess: ({ id }) => void navigate(`/import/${id}`) });
  };
  return (
    <Paper component="form" onSubmit={submit}>
      <Stack>
        <Title order={2}>{t('imports.title')}</Title>
        <Text size="sm">{t('imports.intro')}</Text>
        <ProblemAlert error={upload.error} />
        <FileInput
          label={t('imports.file')}
          placeholder={t('imports.choose')}
          accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
          value={file}
          onChange={setFile}
          clearable
          clearButtonProps={{ 'aria-label': t('app.clear') }}
          leftSection={<Upload size={18} aria-hidden />}
        />
        <Group>
          <Button type="submit" disabled={!file} loading={upload.isPending}>
            {t('imports.read')}
          </Button>
          <Button component={Link} to="/import/lines" variant="default">
            {t('firstRun.lines')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

function ExportForm() {
  const { t } = useTranslation();
  const [format, setFormat] = useState('csv');
  const save = useMutation({
    mutationFn: () => download(`/v1/exports/transactions?format=${format}`, `hisaab-transactions.${format}`),
  });
  return (
    <Paper>
      <Stack>
        <Title order={2}>{t('exports.title')}</Title>
        <Text size="sm">{t('exports.intro')}</Text>
        <ProblemAlert error={save.error} />
        <Group align="flex-end">
          <NativeSelect
            label={t('exports.format')}
            value={format}
            onChange={(event) => setFormat(event.currentTarget.value)}
            data={[
              { value: 'csv', label: t('exports.csv') },
              { value: 'xlsx', label: t('exports.xlsx') },
              { value: 'json', label: t('exports.json') },
            ]}
          />
          <Button
            variant="default"
            leftSection={<Download size={18} aria-hidden />}
            onClick={() => save.mutate()}
            loading={save.isPending}
          >
            {t('exports.download')}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}

export default function ImportExportPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('nav.import')}>
      <UploadForm />
      <PastImports />
      <ExportForm />
    </Page>
  );
}
