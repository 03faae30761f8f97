import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { answer, api } from '@/api/client';
import { fieldErrors, toProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/ProblemText';
import { focusFirstError } from '@/ui/focus-first-error';
import { SHORTEST_PASSWORD } from './AccountFields';
import { EntryLayout } from './EntryLayout';

/** Where the one-time link of an administrator leads. The token is behind the #, which browsers send to nobody. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const token = useLocation().hash.slice(1);
  const form = useForm({
    initialValues: { newPassword: '' },
    validate: {
      newPassword: (value) => (value.length >= SHORTEST_PASSWORD ? null : t('session.account.passwordRule')),
    },
  });
  const reset = useMutation({
    mutationFn: ({ newPassword }: typeof form.values) =>
      answer(api.POST('/api/password-reset', { body: { token, newPassword } })),
    onSuccess: () => void navigate(`/sign-in?${new URLSearchParams({ reset: '' })}`, { replace: true }),
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  return (
    <EntryLayout title={t('session.reset.title')}>
      {token === '' ? (
        <Alert color="yellow">{t('session.reset.noToken')}</Alert>
      ) : (
        <form onSubmit={form.onSubmit((values) => reset.mutate(values), focusFirstError(form))} noValidate>
          <Stack>
            <PasswordInput
              label={t('session.profile.newPassword')}
              description={t('session.account.passwordRule')}
              autoComplete="new-password"
              required
              visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
              {...form.getInputProps('newPassword')}
            />
            <ProblemAlert error={reset.error} />
            <Button type="submit" loading={reset.isPending} fullWidth>
              {t('session.reset.submit')}
            </Button>
          </Stack>
        </form>
      )}
    </EntryLayout>
  );
}
