import { Grid, Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProviders } from '@/api/hooks';
import type { IpPool } from '@/api/types';
import { Facts } from '@/ui/Facts';
import { Utilisation } from './Utilisation';

export function PoolFacts({ pool }: { pool: IpPool }) {
  const { t } = useTranslation();
  const providers = useProviders();
  const where = [...new Set(pool.networks.map(({ provider }) => providers.get(provider)?.name ?? provider))];
  return (
    <Paper withBorder p="md">
      <Grid>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Facts
            facts={[
              [t('ip.field.cidr'), pool.cidr],
              [t('ip.field.ranges'), pool.ranges.map(({ start, end }) => `${start} - ${end}`).join(', ')],
              [t('ip.field.exclusions'), pool.exclusions.join(', ')],
              [t('ip.field.gateway'), pool.gateway],
              [t('ip.field.dns'), pool.dns.join(', ')],
              [t('ip.field.searchDomain'), pool.searchDomain],
            ]}
          />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Facts
            facts={[
              [t('ip.field.scope'), pool.scope],
              [t('ip.field.vlanId'), pool.vlanId],
              [t('ip.field.networks'), where.join(', ') || t('ip.everywhere')],
              [t('ip.field.strategy'), t(`ip.strategy.${pool.strategy}`)],
              [t('ip.field.cooldownMinutes'), pool.cooldownSeconds > 0 && pool.cooldownSeconds / 60],
              [t('ip.field.utilisation'), <Utilisation key="utilisation" pool={pool} />],
            ]}
          />
        </Grid.Col>
      </Grid>
    </Paper>
  );
}
