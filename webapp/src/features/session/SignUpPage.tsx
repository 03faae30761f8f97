import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { answer, api } from '@/api/client';
import { fieldErrors, toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import { ProblemAlert } from '@/ui/ProblemText';
import { focusFirstError } from '@/ui/focus-first-error';
import { accountBody, AccountFields, type AccountValues, useAccountForm } from './AccountFields';
import { EntryLayout } from './EntryLayout';

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: about } = useQuery(queries.about());
  const form = useAccountForm();
  const signUp = useMutation({
    mutationFn: (values: AccountValues) => answer(api.POST('/api/register', { body: accountBody(values) })),
    onSuccess: (user) => {
      const outcome = user.state === 'PENDING' ? 'pending' : 'created';
      void navigate(`/sign-in?${new URLSearchParams({ [outcome]: '', username: user.username })}`);
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });

  return (
    <EntryLayout title={t('session.signUp.title')}>
      {about?.registration === 'CLOSED' ? (
        <Alert color="yellow">{t('session.signUp.closed')}</Alert>
      ) : (
        <form onSubmit={form.onSubmit((values) => signUp.mutate(values), focusFirstError(form))} noValidate>
          <Stack>
            {about?.registration === 'APPROVAL' && (
              <Alert color="blue" icon={<Info size={18} aria-hidden />}>
                {t('session.signUp.approval')}
              </Alert>
            )}
            <AccountFields form={form} />
            <ProblemAlert error={signUp.error} />
            <Button type="submit" loading={signUp.isPending} fullWidth>
              {t('session.signUp.submit')}
            </Button>
          </Stack>
        </form>
      )}
      <Text ta="center" size="sm">
        <Anchor component={Link} to="/sign-in" underline="always">
          {t('session.signUp.toSignIn')}
        </Anchor>
      </Text>
    </EntryLayout>
  );
}
