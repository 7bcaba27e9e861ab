import { Menu } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { useState } from 'react';
import { ReportFiles } from './report-files';
import { TakeButton } from './take-button';

export interface TakeMenuProps {
  /** The report at the server, with its days and filters, without a format. */
  readonly path: string;
  /** What a file is called, without its ending. */
  readonly name: string;
  readonly onError: (error: unknown) => void;
}

/** The files that can be had of a report. */
export function TakeMenu({ path, name, onError }: TakeMenuProps) {
  const [making, setMaking] = useState<ParseKeys | null>(null);
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <TakeButton making={making} />
      </Menu.Target>
      <Menu.Dropdown>
        <ReportFiles path={path} name={name} onMaking={setMaking} onError={onError} />
      </Menu.Dropdown>
    </Menu>
  );
}
