import { NativeSelect, Paper, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { queries } from '@/api/queries';
import type { RegistrationPolicy } from '@/api/types';
import { ProblemAlert } from '@/ui/ProblemText';

const POLICIES: RegistrationPolicy[] = ['OPEN', 'APPROVAL', 'CLOSED'];

/** What happens when somebody signs up; where the configuration says it, it can only be read here. */
export function RegistrationSetting() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data, error } = useQuery(queries.settings());
  const change = useMutation({
    mutationFn: (registration: RegistrationPolicy) => answer(api.PATCH('/api/settings', { body: { registration } })),
    onSuccess: (settings) => {
      queryClient.setQueryData(queries.settings().queryKey, settings);
      void queryClient.invalidateQueries({ queryKey: queries.about().queryKey });
    },
  });
  return (
    <Paper withBorder p="md">
      <ProblemAlert error={error ?? change.error} />
      {data ? (
        <NativeSelect
          maw={480}
          label={t('users.registration.label')}
          description={data.registrationFixed ? t('users.registration.fixed') : undefined}
          disabled={data.registrationFixed || change.isPending}
          data={POLICIES.map((policy) => ({ value: policy, label: t(`users.registration.${policy}`) }))}
          value={data.registration}
          onChange={(event) => change.mutate(event.currentTarget.value as RegistrationPolicy)}
        />
      ) : (
        !error && <Skeleton height={60} />
      )}
    </Paper>
  );
}
