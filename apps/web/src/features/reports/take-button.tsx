import { Button, type ButtonProps } from '@mantine/core';
import type { ParseKeys } from 'i18next';
import { Download } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';

interface TakeButtonProps extends ButtonProps, Omit<ComponentPropsWithRef<'button'>, keyof ButtonProps> {
  /** What is being made, while it is. */
  readonly making: ParseKeys | null;
}

export function TakeButton({ making, ...rest }: TakeButtonProps) {
  const { t } = useTranslation();
  return (
    <Button
      {...rest}
      variant="default"
      loading={making !== null}
      leftSection={<Download size={18} aria-hidden />}
    >
      {t(making ?? 'pictures.take')}
    </Button>
  );
}
