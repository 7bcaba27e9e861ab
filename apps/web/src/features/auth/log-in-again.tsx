import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, body } from '../../api/client';
import { rememberedEmail, sessionClaims, startSession } from '../../api/session';
import { useFocusBack } from '../../app/focus-back';
import { useFieldErrors } from '../../app/field-errors';
import { PasswordField } from '../../app/password-field';
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
  const wrong = useFieldErrors(login.error, ['email', 'password']);
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
      <form noValidate onSubmit={submit}>
        <Stack>
          <Text size="sm">{t('auth.againWhy')}</Text>
          <ProblemAlert error={wrong.rest} />
          <TextInput
            label={t('auth.email')}
            type="email"
            autoComplete="username"
            required
            data-autofocus={known === '' || undefined}
            value={email}
            error={wrong.of('email')}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordField
            label={t('auth.password')}
            autoComplete="current-password"
            required
            data-autofocus={known !== '' || undefined}
            value={password}
            error={wrong.of('password')}
            onChange={(event) => setPassword(event.currentTarget.value)}
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
      </form>
    </Modal>
  );
}
