import { Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Why there is nothing here, in a sentence, and the one button that changes it. */
export function EmptyCard({ why, children }: { why: string; children?: ReactNode }) {
  return (
    <Paper p="xl">
      <Stack align="center" gap="md">
        <Text ta="center" maw={420}>
          {why}
        </Text>
        {children}
      </Stack>
    </Paper>
  );
}
