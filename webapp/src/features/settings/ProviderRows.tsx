import { Anchor, Box, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plug, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '@/api/queries';
import type { Provider, ProviderStatus } from '@/api/types';
import { useRefreshProvider } from '@/api/use-refresh-provider';
import { ActionButton } from '@/ui/ActionButton';
import { Age } from '@/ui/Age';
import { ProviderBadge } from '@/ui/badges';
import { Face } from '@/ui/Face';
import { ProblemAlert, ProblemFace } from '@/ui/ProblemText';
import { ProviderTested } from '@/ui/ProviderTested';

/** Every configured provider, whether it answers, and a test of that. */
export function ProviderRows() {
  const { t } = useTranslation();
  const providers = useQuery(queries.providers());
  const statuses = useQuery(queries.providerStatuses());
  if (providers.error && !providers.data) {
    return <ProblemFace error={providers.error} onRetry={() => void providers.refetch()} />;
  }
  if (!providers.data) return <Skeleton height={180} />;
  if (providers.data.items.length === 0) {
    return <Face icon={Plug} title={t('providers.empty.title')} text={t('providers.empty.text')} />;
  }
  return providers.data.items.map((provider) => (
    <ProviderRow
      key={provider.id}
      provider={provider}
      status={statuses.data?.items.find(({ id }) => id === provider.id)}
    />
  ));
}

function ProviderRow({ provider, status }: { provider: Provider; status: ProviderStatus | undefined }) {
  const { t } = useTranslation();
  const refresh = useRefreshProvider(provider.id);
  return (
    <Paper component="section" aria-label={provider.name} withBorder p="md">
      <Stack gap={0}>
        <Group justify="space-between">
          <Stack gap={2}>
            <Group gap="sm">
              <Anchor component={Link} to="/providers" fw={600}>
                {provider.name}
              </Anchor>
              {status && <ProviderBadge state={status.state} />}
            </Group>
            <Group gap="md">
              <Text size="sm" c="dimmed">
                {[t(`providers.type.${provider.type}`), status?.version].filter(Boolean).join(' · ')}
              </Text>
              {status?.latencyMs !== undefined && (
                <Text size="sm">{t('providers.latency', { milliseconds: status.latencyMs })}</Text>
              )}
              {status?.lastSuccessAt && (
                <Text size="sm" c="dimmed">
                  <Age at={status.lastSuccessAt} />
                </Text>
              )}
            </Group>
          </Stack>
          <ActionButton
            icon={PlugZap}
            label={refresh.isPending ? t('providers.refreshing') : t('providers.refresh')}
            onClick={() => refresh.mutate()}
          />
        </Group>
        <div role="status">
          {refresh.data && !refresh.isPending && (
            <Box mt="xs">
              <ProviderTested name={provider.name} status={refresh.data} />
            </Box>
          )}
        </div>
        <ProblemAlert error={refresh.error} />
        {status?.problem && (
          <Text size="sm" c="var(--mantine-color-error)" mt="xs">
            {status.problem.detail ?? status.problem.title}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
