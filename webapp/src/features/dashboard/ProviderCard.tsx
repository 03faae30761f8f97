import { Anchor, Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Provider, ProviderStatus } from '@/api/types';
import { Age } from '@/ui/Age';
import { ProviderBadge } from '@/ui/badges';
import { useProblemTitle } from '@/ui/problem-title';

export function ProviderCard({ provider, status }: { provider: Provider; status: ProviderStatus | undefined }) {
  const { t } = useTranslation();
  const problemTitle = useProblemTitle();
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Title order={3} fz="md">
          {provider.name}
        </Title>
        {status && <ProviderBadge state={status.state} />}
      </Group>
      <Text size="sm" c="dimmed">
        {[t(`providers.type.${provider.type}`), status?.version].filter(Boolean).join(' · ')}
      </Text>
      {status ? (
        <Group gap="md" mt="sm" align="baseline">
          <Anchor component={Link} to={`/vms?provider=${encodeURIComponent(provider.id)}`} fw={600} size="sm">
            {t('vms.list.count', { count: status.vmCount })}
          </Anchor>
          {status.latencyMs !== undefined && (
            <Anchor component={Link} to="/providers" size="sm">
              {t('providers.latency', { milliseconds: status.latencyMs })}
            </Anchor>
          )}
          {status.lastSuccessAt && (
            <Text size="sm" c="dimmed">
              <Age at={status.lastSuccessAt} />
            </Text>
          )}
        </Group>
      ) : (
        <Skeleton height={20} mt="sm" />
      )}
      {status?.problem && (
        <Text size="sm" c="var(--mantine-color-error)" mt="xs">
          {status.problem.detail ?? problemTitle(status.problem)}
        </Text>
      )}
    </Paper>
  );
}
