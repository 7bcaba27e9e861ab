import { Button, Group, Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { rememberedEmail, sessionClaims, startSession } from '../../api/session';
import { useFocusBack } from '../../app/focus-back';
import { ProblemAlert } from '../../app/problem-alert';
import { logOut } from './log-out';

/** Over whatever was being done when the session ran out: with the password it goes on where it was. */
export default function LogInAgain() {
  const { t } = useTranslation();
  useFocusBack();
  const [known] = useState(rememberedEmail);
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/auth/login', {
          params: { header: { 'X-Client': 'web' } },
          body: { email: email.trim(), password },
        }),
      ),
    onSuccess: (answer) => {
      const before = sessionClaims()?.userId;
      startSession(answer.accessToken, email.trim());
      // Another person must not find this one's pages.
      if (sessionClaims()?.userId !== before) location.replace('/');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    login.mutate();
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('auth.again')}
      zIndex={400}
    >
      <Stack component="form" onSubmit={submit}>
        <Text size="sm">{t('auth.againWhy')}</Text>
        <ProblemAlert error={login.error} />
        <TextInput
          label={t('auth.email')}
          type="email"
          autoComplete="username"
          required
          data-autofocus={known === '' || undefined}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('auth.password')}
          autoComplete="current-password"
          required
          data-autofocus={known !== '' || undefined}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword'), tabIndex: 0 }}
        />
        <Group justify="space-between">
          <Button type="submit" loading={login.isPending}>
            {t('auth.goOn')}
          </Button>
          <Button variant="subtle" onClick={() => void logOut()}>
            {t('auth.logOut')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
