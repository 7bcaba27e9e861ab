import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface EmptyCardProps {
  why: string;
  title?: string;
  icon?: ReactNode;
  children?: ReactNode;
}

/** Why there is nothing here, in a sentence, and the one button that changes it. */
export function EmptyCard({ why, title, icon, children }: EmptyCardProps) {
  return (
    <Paper p="xl">
      <Stack align="center" gap="md">
        {icon}
        {title && (
          <Title order={2} size="lg">
            {title}
          </Title>
        )}
        <Text ta="center" maw={420}>
          {why}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}
