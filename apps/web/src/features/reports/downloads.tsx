import { Button, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ParseKeys } from 'i18next';
import { Download, Image, Link2, Table } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { saveFile } from '../../api/download';
import { csvOf, type TableTwin } from '../../charts/table-twin';
import { ReportFiles } from './report-files';
import { lasting } from './report-view';
import { useReportView } from './use-report-view';

export interface DownloadsProps {
  /** The beginning of the files' names. */
  name: string;
  twin: TableTwin;
  /** The report at the server with the same figures; without one the table becomes the file. */
  server?: string | undefined;
  draw: (() => HTMLCanvasElement) | null;
  onError: (error: unknown) => void;
}

/** Everything that a picture can be taken away as. */
export function Downloads({ name, twin, server, draw, onError }: DownloadsProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { span } = useReportView();
  const clipboard = useClipboard({ timeout: 2_000 });
  const file = `hisaab-${name}-${span.from}-${span.to}`;

  const [making, setMaking] = useState<ParseKeys | null>(null);

  const saveTwin = () => saveFile(new Blob([csvOf(twin)], { type: 'text/csv;charset=utf-8' }), `${file}.csv`);
  const saveImage = () =>
    draw?.().toBlob((blob) => {
      if (blob) saveFile(blob, `${file}.png`);
    }, 'image/png');
  const copyLink = () =>
    clipboard.copy(`${location.origin}${pathname}?${lasting(new URLSearchParams(search), span)}`);

  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" loading={making !== null} leftSection={<Download size={18} aria-hidden />}>
          {t(making ?? (clipboard.copied ? 'pictures.linkCopied' : 'pictures.take'))}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {server ? (
          <ReportFiles path={server} name={file} onMaking={setMaking} onError={onError} />
        ) : (
          <Menu.Item mih={44} leftSection={<Table size={18} aria-hidden />} onClick={saveTwin}>
            {t('pictures.csv')}
          </Menu.Item>
        )}
        {draw && (
          <Menu.Item mih={44} leftSection={<Image size={18} aria-hidden />} onClick={saveImage}>
            {t('pictures.image')}
          </Menu.Item>
        )}
        <Menu.Item mih={44} leftSection={<Link2 size={18} aria-hidden />} onClick={copyLink}>
          {t('pictures.copyLink')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
