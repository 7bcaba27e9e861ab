import { Anchor, Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { api, body } from '../../api/client';
import { startSession } from '../../api/session';
import { useSession } from '../../app/book';
import { useFieldErrors } from '../../app/field-errors';
import { PasswordField } from '../../app/password-field';
import { ProblemAlert } from '../../app/problem-alert';

export default function LoginPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const login = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/auth/login', {
          params: { header: { 'X-Client': 'web' } },
          body: { email: email.trim(), password },
        }),
      ),
    onSuccess: (answer) => startSession(answer.accessToken, email.trim()),
  });
  const next = params.get('next') ?? '/';
  const wrong = useFieldErrors(login.error, ['email', 'password']);
  if (useSession()) return <Navigate to={/^\/(?!\/)/.test(next) ? next : '/'} replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    login.mutate();
  };
  return (
    <Paper component="form" noValidate onSubmit={submit} p="lg">
      <title>{`${t('auth.logIn')} · Hisaab`}</title>
      <Stack>
        <Title order={1}>{t('auth.logIn')}</Title>
        <ProblemAlert error={wrong.rest} />
        <TextInput
          label={t('auth.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          error={wrong.of('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          label={t('auth.password')}
          autoComplete="current-password"
          value={password}
          error={wrong.of('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={login.isPending}>
          {t('auth.logIn')}
        </Button>
        <Text size="sm">
          {t('auth.noAccount')}{' '}
          <Anchor component={Link} to="/signup" inherit underline="always" display="inline-block" py="sm">
            {t('auth.signUp')}
          </Anchor>
        </Text>
      </Stack>
    </Paper>
  );
}
