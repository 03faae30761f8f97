import { Button, Grid, Paper, PasswordInput, Stack, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import { fieldErrors, toProblem } from '@/api/problem';
import { Facts } from '@/ui/Facts';
import { formatTime } from '@/ui/format';
import { Page } from '@/ui/Page';
import { ProblemAlert } from '@/ui/ProblemText';
import { focusFirstError } from '@/ui/focus-first-error';
import { SHORTEST_PASSWORD } from './AccountFields';

export function Component() {
  const { t } = useTranslation();
  const user = useUser();
  return (
    <Page title={t('session.profile.title')}>
      <Grid>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Paper withBorder p="lg">
            <Facts
              facts={[
                [t('session.username'), user.username],
                [t('session.profile.name'), `${user.firstName} ${user.lastName}`],
                [t('session.account.email'), user.email],
                [t('users.role.label'), t(`users.role.${user.role}`)],
                [t('session.profile.since'), formatTime(user.createdAt)],
              ]}
            />
          </Paper>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Paper withBorder p="lg">
            <PasswordForm username={user.username} />
          </Paper>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function PasswordForm({ username }: { username: string }) {
  const { t } = useTranslation();
  const form = useForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: (value) => (value ? null : t('form.required')),
      newPassword: (value) => (value.length >= SHORTEST_PASSWORD ? null : t('session.account.passwordRule')),
    },
  });
  const change = useMutation({
    mutationFn: (body: typeof form.values) => answer(api.PUT('/api/profile/password', { body })),
    onSuccess: () => {
      form.reset();
      notifications.show({
        closeButtonProps: { 'aria-label': t('dialog.close') },
        color: 'green',
        message: t('session.profile.passwordChanged'),
      });
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  const toggle = { 'aria-label': t('session.showPassword') };
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values), focusFirstError(form))} noValidate>
      <Stack>
        <Title order={2}>{t('session.profile.changePassword')}</Title>
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput
          label={t('session.profile.currentPassword')}
          autoComplete="current-password"
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label={t('session.profile.newPassword')}
          description={t('session.account.passwordRule')}
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          {...form.getInputProps('newPassword')}
        />
        <ProblemAlert error={change.error} />
        <Button type="submit" loading={change.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('session.profile.changePassword')}
        </Button>
      </Stack>
    </form>
  );
}
