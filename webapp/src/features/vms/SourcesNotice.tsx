import { Alert, Stack, Text } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProviders } from '@/api/hooks';
import type { InventorySource } from '@/api/types';
import { Age } from '@/ui/Age';
import { useProblemTitle } from '@/ui/problem-title';

/** Says of which providers the list may be out of date, how old it is, and why. */
export function SourcesNotice({ sources }: { sources: InventorySource[] }) {
  const { t } = useTranslation();
  const providers = useProviders();
  const problemTitle = useProblemTitle();
  const troubled = sources.filter(({ state }) => state === 'UNREACHABLE' || state === 'DEGRADED');
  if (troubled.length === 0) return null;
  return (
    <Stack gap="xs">
      {troubled.map(({ provider, state, observedAt, problem }) => (
        <Alert
          key={provider}
          color="yellow"
          variant="light"
          icon={<TriangleAlert size={18} aria-hidden />}
          title={t(`vms.list.source.${state as 'DEGRADED'}`, { provider: providers.get(provider)?.name ?? provider })}
        >
          {problem && <Text size="sm">{problem.detail ?? problemTitle(problem)}</Text>}
          {observedAt && (
            <Text size="sm">
              {t('vms.list.source.asOf')} <Age at={observedAt} />
            </Text>
          )}
        </Alert>
      ))}
    </Stack>
  );
}
