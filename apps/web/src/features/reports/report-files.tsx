import { Menu } from '@mantine/core';
import { FileSpreadsheet, FileText, Table } from 'lucide-react';
import type { ParseKeys } from 'i18next';
import { useTranslation } from 'react-i18next';
import { download } from '../../api/download';

const FORMATS = [
  { format: 'csv', label: 'pictures.csv', Icon: Table },
  { format: 'xlsx', label: 'pictures.xlsx', Icon: FileSpreadsheet },
  { format: 'pdf', label: 'pictures.pdf', Icon: FileText },
] as const satisfies readonly { format: string; label: ParseKeys; Icon: typeof Table }[];

interface ReportFilesProps {
  /** The report at the server, with its days and filters, without a format. */
  path: string;
  /** What a file is called, without its ending, where the server does not say. */
  name: string;
  /** While one is being made, and null again when it has come. */
  onMaking: (label: ParseKeys | null) => void;
  onError: (error: unknown) => void;
}

/** The lines of a menu for the files that the server makes of a report. */
export function ReportFiles({ path, name, onMaking, onError }: ReportFilesProps) {
  const { t } = useTranslation();
  const take = (format: string) => {
    onMaking('pictures.making');
    const asked = `${path}${path.includes('?') ? '&' : '?'}format=${format}`;
    download(asked, `${name}.${format}`)
      .catch(onError)
      .finally(() => onMaking(null));
  };
  return FORMATS.map(({ format, label, Icon }) => (
    <Menu.Item
      key={format}
      mih={44}
      leftSection={<Icon size={18} aria-hidden />}
      onClick={() => take(format)}
    >
      {t(label)}
    </Menu.Item>
  ));
}
