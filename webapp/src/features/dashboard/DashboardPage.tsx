import { Grid, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import { EventList } from '@/ui/EventList';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import { ProviderCard } from './ProviderCard';
import { StateCounts } from './StateCounts';

export function Component() {
  const { t } = useTranslation();
  return (
    <Page title={t('dashboard.title')}>
      <StateCounts />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="sm">
            <Title order={2}>{t('providers.title')}</Title>
            <Providers />
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
  if (!providers.data) return <Skeleton height={120} />;
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
