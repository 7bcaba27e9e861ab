import { Anchor, Button, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { api, body, type Schemas } from '../../api/client';
import { startSession } from '../../api/session';
import { useSession } from '../../app/book';
import { isLanguage, localeOf } from '../../app/languages';
import { useFieldErrors } from '../../app/field-errors';
import { PasswordField } from '../../app/password-field';
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
  const wrong = useFieldErrors(signup.error, ['email', 'password', 'name']);
  if (useSession()) return <Navigate to="/welcome" replace />;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    signup.mutate();
  };
  return (
    <Paper component="form" noValidate onSubmit={submit} p="lg">
      <title>{`${t('auth.signUp')} · Hisaab`}</title>
      <Stack>
        <Title order={1}>{t('auth.welcome')}</Title>
        <Text>{t('auth.promise')}</Text>
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
          description={t('auth.passwordRule')}
          autoComplete="new-password"
          value={password}
          error={wrong.of('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextInput
          label={t('auth.nameOptional')}
          autoComplete="name"
          maxLength={100}
          value={name}
          error={wrong.of('name')}
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
