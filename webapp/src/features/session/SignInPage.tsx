import { Alert, Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answer, api } from '@/api/client';
import { queries } from '@/api/queries';
import { keepSession } from '@/api/session';
import { ProblemAlert } from '@/ui/ProblemText';
import { focusFirstError } from '@/ui/focus-first-error';
import { EntryLayout } from './EntryLayout';
import { safeBack } from './safe-back';

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [search] = useSearchParams();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const { data: about } = useQuery(queries.about());
  const form = useForm({
    initialValues: { username: search.get('username') ?? '', password: '' },
    validate: {
      username: (value) => (value.trim() ? null : t('form.required')),
      password: (value) => (value ? null : t('form.required')),
    },
  });
  const signIn = useMutation({
    mutationFn: (credentials: { username: string; password: string }) =>
      answer(api.POST('/api/login', { body: credentials })),
    onSuccess: ({ user, expiresIn }) => {
      keepSession(expiresIn);
      queryClient.setQueryData(queries.profile().queryKey, user);
      void navigate(safeBack(search.get('back')), { replace: true });
    },
  });

  return (
    <EntryLayout title={t('session.signIn.title')}>
      {about?.setupNeeded && (
        <Alert color="blue" icon={<Info size={18} aria-hidden />}>
          {t('session.signIn.setupNeeded')}
        </Alert>
      )}
      {search.has('pending') && <Alert color="green">{t('session.signUp.pending')}</Alert>}
      {search.has('created') && <Alert color="green">{t('session.signUp.created')}</Alert>}
      {search.has('reset') && <Alert color="green">{t('session.reset.done')}</Alert>}
      {search.has('disabled') && <Alert color="red">{t('session.signIn.disabled')}</Alert>}
      {search.has('ended') && <Alert color="yellow">{t('session.signIn.ended')}</Alert>}
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values), focusFirstError(form))} noValidate>
        <Stack>
          <TextInput
            label={t('session.username')}
            autoComplete="username"
            ref={first}
            {...form.getInputProps('username')}
          />
          <PasswordInput
            label={t('session.password')}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
            {...form.getInputProps('password')}
          />
          <ProblemAlert error={signIn.error} />
          <Button type="submit" loading={signIn.isPending} fullWidth>
            {t('session.signIn.submit')}
          </Button>
        </Stack>
      </form>
      {about && about.registration !== 'CLOSED' && (
        <Text ta="center" size="sm">
          <Anchor component={Link} to="/sign-up" underline="always">
            {t('session.signIn.toSignUp')}
          </Anchor>
        </Text>
      )}
    </EntryLayout>
  );
}
