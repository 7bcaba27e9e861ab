import { Button, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { Download, FileSpreadsheet, Image, Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { download, saveFile } from '../../api/download';
import { csvOf, type TableTwin } from '../../charts/table-twin';
import { lasting } from './report-view';
import { useReportView } from './use-report-view';

export interface DownloadsProps {
  /** The beginning of the files' names. */
  name: string;
  twin: TableTwin;
  /** The server's own CSV of the figures; without one the table becomes the file. */
  csv?: string | undefined;
  draw: (() => HTMLCanvasElement) | null;
  onError: (error: unknown) => void;
}

/** Everything that a picture can be taken away as. Other forms of it get their line here. */
export function Downloads({ name, twin, csv, draw, onError }: DownloadsProps) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { span } = useReportView();
  const clipboard = useClipboard({ timeout: 2_000 });
  const file = `hisaab-${name}-${span.from}-${span.to}`;

  const saveCsv = () => {
    if (csv) download(csv, `${file}.csv`).catch(onError);
    else saveFile(new Blob([csvOf(twin)], { type: 'text/csv;charset=utf-8' }), `${file}.csv`);
  };
  const saveImage = () =>
    draw?.().toBlob((blob) => {
      if (blob) saveFile(blob, `${file}.png`);
    }, 'image/png');
  const copyLink = () =>
    clipboard.copy(`${location.origin}${pathname}?${lasting(new URLSearchParams(search), span)}`);

  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={18} aria-hidden />}>
          {t(clipboard.copied ? 'pictures.linkCopied' : 'pictures.take')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item mih={44} leftSection={<FileSpreadsheet size={18} aria-hidden />} onClick={saveCsv}>
          {t('pictures.csv')}
        </Menu.Item>
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
