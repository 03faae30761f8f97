import { Grid, Paper, SimpleGrid, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import { EventList } from '@/ui/EventList';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import { Addresses, Allocation } from './Allocation';
import { ProviderCard } from './ProviderCard';
import { StateCounts } from './StateCounts';

/** More script than the rest of the page together, so it comes after it. */
const OperationsChart = lazy(() => import('./OperationsChart'));
const CHART_HEIGHT_PX = 220;
/** About what comes, so that little moves when it does. */
const CARD_HEIGHT_PX = 160;

export function Component() {
  const { t } = useTranslation();
  const summary = useQuery(queries.summary()).data;
  return (
    <Page title={t('dashboard.title')}>
      <StateCounts summary={summary} />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="sm">
            <Title order={2}>{t('providers.title')}</Title>
            <Providers />
            <Title order={2} mt="sm">
              {t('dashboard.allocation.title')}
            </Title>
            <Allocation summary={summary} />
            <Title order={2} mt="sm">
              {t('dashboard.addresses')}
            </Title>
            <Addresses />
            <Title order={2} mt="sm">
              {t('dashboard.operations')}
            </Title>
            <Paper withBorder p="sm">
              {summary?.operations.length === 0 ? (
                <Text c="dimmed">{t('dashboard.noOperations')}</Text>
              ) : (
                <Suspense fallback={<Skeleton height={CHART_HEIGHT_PX} />}>
                  {summary ? (
                    <OperationsChart summary={summary} height={CHART_HEIGHT_PX} />
                  ) : (
                    <Skeleton height={CHART_HEIGHT_PX} />
                  )}
                </Suspense>
              )}
            </Paper>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="sm">
            <Title order={2}>{t('activity.recent')}</Title>
            <RecentActivity />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  );
}

function Providers() {
  const providers = useQuery(queries.providers());
  const statuses = useQuery(queries.providerStatuses());
  if (providers.error && !providers.data) {
    return <ProblemFace error={providers.error} onRetry={() => void providers.refetch()} />;
  }
  if (!providers.data || statuses.isPending) {
    return (
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Skeleton height={CARD_HEIGHT_PX} />
        <Skeleton height={CARD_HEIGHT_PX} />
      </SimpleGrid>
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {providers.data.items.map((provider) => (
        <ProviderCard
          key={provider.id}
          provider={provider}
          status={statuses.data?.items.find(({ id }) => id === provider.id)}
        />
      ))}
    </SimpleGrid>
  );
}

function RecentActivity() {
  const { data, error, refetch } = useQuery(queries.activity());
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  return data ? <EventList events={data.items.slice(0, 12)} /> : <Skeleton height={240} />;
}
