import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { answer, api } from '@/api/client';
import { fieldErrors, toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import { ProblemAlert } from '@/ui/ProblemText';
import { focusFirstError } from '@/ui/focus-first-error';
import { accountBody, AccountFields, type AccountValues, useAccountForm } from './AccountFields';
import { EntryLayout } from './EntryLayout';

/** Where the one-time link of the server's first start leads. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [search] = useSearchParams();
  const token = search.get('token') ?? '';
  const { data: about } = useQuery(queries.about());
  const form = useAccountForm();
  const setUp = useMutation({
    mutationFn: (values: AccountValues) => answer(api.POST('/api/setup', { body: { token, ...accountBody(values) } })),
    onSuccess: async ({ username }) => {
      await queryClient.invalidateQueries({ queryKey: queries.about().queryKey });
      void navigate(`/sign-in?${new URLSearchParams({ created: '', username })}`);
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });

  if (about && !about.setupNeeded && setUp.isIdle) return <Navigate to="/sign-in" replace />;
  return (
    <EntryLayout title={t('session.setup.title')}>
      <Text c="dimmed" size="sm">
        {t('session.setup.explanation')}
      </Text>
      {token === '' ? (
        <Alert color="yellow">{t('session.setup.noToken')}</Alert>
      ) : (
        <form onSubmit={form.onSubmit((values) => setUp.mutate(values), focusFirstError(form))} noValidate>
          <Stack>
            <AccountFields form={form} />
            <ProblemAlert error={setUp.error} />
            <Button type="submit" loading={setUp.isPending} fullWidth>
              {t('session.setup.submit')}
            </Button>
          </Stack>
        </form>
      )}
    </EntryLayout>
  );
}
