import { Anchor, Badge, Group, Paper, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plug, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUser } from '@/api/hooks';
import { ApiError } from '@/api/problem';
import { queries } from '@/api/queries';
import type { Provider, ProviderStatus } from '@/api/types';
import { useRefreshProvider } from '@/api/use-refresh-provider';
import { ActionButton } from '@/ui/ActionButton';
import { Age } from '@/ui/Age';
import { ProviderBadge } from '@/ui/badges';
import { Face } from '@/ui/Face';
import { Facts } from '@/ui/Facts';
import { Page } from '@/ui/Page';
import { ProblemAlert, ProblemFace } from '@/ui/ProblemText';
import { ProviderTested } from '@/ui/ProviderTested';

export function Component() {
  const { t } = useTranslation();
  const providers = useQuery(queries.providers());
  const statuses = useQuery(queries.providerStatuses());
  const content = () => {
    if (providers.error && !providers.data) {
      return <ProblemFace error={providers.error} onRetry={() => void providers.refetch()} />;
    }
    if (!providers.data) return <Skeleton height={200} />;
    if (providers.data.items.length === 0) {
      return <Face icon={Plug} title={t('providers.empty.title')} text={t('providers.empty.text')} />;
    }
    return providers.data.items.map((provider) => (
      <ProviderPanel
        key={provider.id}
        provider={provider}
        status={statuses.data?.items.find(({ id }) => id === provider.id)}
      />
    ));
  };
  return (
    <Page title={t('providers.title')} description={t('providers.description')}>
      <Stack>{content()}</Stack>
    </Page>
  );
}

function ProviderPanel({ provider, status }: { provider: Provider; status: ProviderStatus | undefined }) {
  const { t } = useTranslation();
  const user = useUser();
  const refresh = useRefreshProvider(provider.id);
  const why = user.role === 'VIEWER' ? t('vms.why.role') : undefined;
  return (
    <Paper component="section" aria-label={provider.name} withBorder p="lg">
      <Group justify="space-between" mb="md">
        <Group gap="sm">
          <Title order={2}>{provider.name}</Title>
          {status && <ProviderBadge state={status.state} />}
          {provider.isDefault && (
            <Badge variant="default" data-tip={t('providers.defaultHint')}>
              {t('providers.default')}
            </Badge>
          )}
        </Group>
        <ActionButton
          icon={PlugZap}
          label={refresh.isPending ? t('providers.refreshing') : t('providers.refresh')}
          why={why}
          onClick={() => refresh.mutate()}
        />
      </Group>
      <Stack>
        <div role="status">
          {refresh.data && !refresh.isPending && <ProviderTested name={provider.name} status={refresh.data} />}
        </div>
        {(refresh.error ?? status?.problem) && <ProviderProblem status={status} error={refresh.error} />}
        <Facts
          facts={[
            [t('providers.id'), <code key="id">{provider.id}</code>],
            [t('providers.kind'), t(`providers.type.${provider.type}`)],
            [t('providers.version'), status?.version],
            [
              t('vms.list.title'),
              status && (
                <Anchor component={Link} size="sm" key="vms" to={`/vms?provider=${encodeURIComponent(provider.id)}`}>
                  {status.vmCount}
                </Anchor>
              ),
            ],
            [
              t('providers.responseTime'),
              status?.latencyMs !== undefined && t('providers.latency', { milliseconds: status.latencyMs }),
            ],
            [t('providers.lastSuccess'), status?.lastSuccessAt && <Age key="age" at={status.lastSuccessAt} />],
            [
              t('providers.can'),
              <Group gap={6} key="capabilities">
                {provider.capabilities.map((capability) => (
                  <Badge key={capability} variant="default" fw={500}>
                    {t(`providers.capability.${capability}`)}
                  </Badge>
                ))}
              </Group>,
            ],
          ]}
        />
      </Stack>
    </Paper>
  );
}

function ProviderProblem({ status, error }: { status: ProviderStatus | undefined; error: unknown }) {
  return <ProblemAlert error={error ?? (status?.problem && new ApiError(status.problem))} />;
}
