import { Anchor, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { api, body, type Schemas } from '../../api/client';
import { startSession } from '../../api/session';
import { useSession } from '../../app/book';
import { isLanguage, localeOf } from '../../app/languages';
import { ProblemAlert } from '../../app/problem-alert';
import { ownTimezone } from '../../app/timezones';
import { guessedCurrency } from '../first-run/guesses';

export default function SignupPage() {
  const { t, i18n } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signup = useMutation({
    mutationFn: () =>
      body(
        api.POST('/v1/auth/signup', {
          params: { header: { 'X-Client': 'web' } },
          body: {
            email: email.trim(),
            password,
            ...(name.trim() === '' ? {} : { name: name.trim() }),
            timezone: ownTimezone(),
            currency: guessedCurrency(ownTimezone(), navigator.languages) as Schemas['Currency'],
            locale: localeOf(isLanguage(i18n.language) ? i18n.language : 'en'),
          },
        }),
      ),
    onSuccess: (answer) => startSession(answer.accessToken, email.trim()),
  });
  if (useSession()) return <Navigate to="/welcome" replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signup.mutate();
  };
  return (
    <Paper component="form" onSubmit={submit} p="lg">
      <title>{`${t('auth.signUp')} · Hisaab`}</title>
      <Stack>
        <Title order={1}>{t('auth.welcome')}</Title>
        <Text>{t('auth.promise')}</Text>
        <ProblemAlert error={signup.error} />
        <TextInput
          label={t('auth.email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('auth.password')}
          description={t('auth.passwordRule')}
          autoComplete="new-password"
          required
          minLength={8}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('auth.showPassword'), tabIndex: 0 }}
        />
        <TextInput
          label={t('auth.nameOptional')}
          autoComplete="name"
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={signup.isPending}>
          {t('auth.signUp')}
        </Button>
        <Text size="sm">
          {t('auth.haveAccount')}{' '}
          <Anchor component={Link} to="/login" inherit underline="always" display="inline-block" py="sm">
            {t('auth.logIn')}
          </Anchor>
        </Text>
      </Stack>
    </Paper>
  );
}
