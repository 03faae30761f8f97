import { Anchor, Paper, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProviders } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { Capacity, Summary } from '@/api/types';
import { vmsAt } from '@/api/vm-filter';
import { formatMib } from '@/ui/format';
import classes from './Dashboard.module.css';
import { Share } from './Share';

const RESOURCES = ['cpus', 'memoryMib', 'diskMib'] as const;

/** What clusters and hosts have, and what of it is given to VMs; a bar where it is known how much there is. */
export function Allocation({ summary }: { summary: Summary | undefined }) {
  const { t } = useTranslation();
  if (!summary) return <Skeleton height={330} />;
  if (summary.capacity.length === 0) return <Text c="dimmed">{t('dashboard.allocation.empty')}</Text>;
  return (
    <Paper withBorder p="xs">
      <Table className={classes.places}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('vms.field.provider')}</Table.Th>
            {RESOURCES.map((resource) => (
              <Table.Th key={resource}>{t(`dashboard.allocation.${resource}`)}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {summary.capacity.map((place) => (
            <Place key={`${place.provider}/${place.cluster ?? ''}`} place={place} />
          ))}
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" p="xs">
        {t('dashboard.allocation.source')}
      </Text>
    </Paper>
  );
}

function Place({ place }: { place: Capacity }) {
  const { t } = useTranslation();
  const provider = useProviders().get(place.provider);
  const to = vmsAt(place.provider, place.cluster);
  return (
    <Table.Tr>
      <Table.Th scope="row">
        <Stack gap={0}>
          <Anchor component={Link} to={to} size="sm">
            {place.cluster ?? provider?.name ?? place.provider}
          </Anchor>
          {place.cluster && (
            <Text size="xs" c="dimmed">
              {provider?.name ?? place.provider}
            </Text>
          )}
        </Stack>
      </Table.Th>
      {RESOURCES.map((resource) => {
        const { total, free, allocated, inUse } = place[resource];
        const shown = (amount: number) => (resource === 'cpus' ? String(amount) : formatMib(amount));
        const rest =
          free === undefined
            ? t('dashboard.allocation.inUse', { inUse: shown(inUse) })
            : t('dashboard.allocation.free', { free: shown(free) });
        return (
          <Table.Td key={resource} data-label={t(`dashboard.allocation.${resource}`)}>
            <Share
              to={to}
              text={
                total === undefined
                  ? shown(allocated)
                  : t('dashboard.allocation.of', { given: shown(allocated), total: shown(total) })
              }
              rest={rest}
              restTo={free === undefined ? vmsAt(place.provider, place.cluster, 'RUNNING', 'PAUSED') : undefined}
              part={allocated}
              inUse={inUse}
              total={total}
            />
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}

/** The same of the addresses of IP pools. */
export function Addresses() {
  const { t, i18n } = useTranslation();
  const pools = useQuery(queries.ipPools()).data;
  const number = new Intl.NumberFormat(i18n.language, { notation: 'compact' });
  if (!pools) return <Skeleton height={150} />;
  if (pools.items.length === 0) {
    return (
      <Anchor component={Link} to="/ip-pools" size="sm">
        {t('dashboard.noPools')}
      </Anchor>
    );
  }
  return (
    <Paper withBorder p="xs">
      <Table aria-label={t('dashboard.addresses')}>
        <Table.Tbody>
          {pools.items.map(({ id, name, utilisation: { total, free } }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">
                <Anchor component={Link} to={`/ip-pools/${id}`} size="sm">
                  {name}
                </Anchor>
              </Table.Th>
              <Table.Td>
                <Share
                  to={`/ip-pools/${id}?tab=leases`}
                  text={t('dashboard.allocation.of', {
                    given: number.format(total - free),
                    total: number.format(total),
                  })}
                  rest={t('dashboard.allocation.free', { free: number.format(free) })}
                  part={total - free}
                  total={total}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}
