import { Box, Center, Container, Group, Stack, Text } from '@mantine/core';
import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { LanguageChoice } from './language-choice';
import { Logo } from './logo';
import { PageSkeleton } from './page-skeleton';

/** The frame of pages before the book is open: sign-up, login, first run. */
export function StandAlone({ width = 460 }: { width?: number }) {
  return (
    <Box mih="100dvh" component="main">
      <Container size={width} py="lg">
        <Stack gap="lg">
          <Group justify="space-between" wrap="nowrap">
            <Group gap="xs" wrap="nowrap">
              <Logo />
              <Text fw={650} size="xl" component="span">
                Hisaab
              </Text>
            </Group>
            <LanguageChoice />
          </Group>
          <Suspense
            fallback={
              <Center>
                <PageSkeleton />
              </Center>
            }
          >
            <Outlet />
          </Suspense>
        </Stack>
      </Container>
    </Box>
  );
}
