import { Paper, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '@/api/queries';
import type { PowerState } from '@/api/types';
import { withState } from '@/api/vm-filter';
import { PowerBadge } from '@/ui/badges';
import classes from './Dashboard.module.css';

const ALWAYS: (PowerState | undefined)[] = [undefined, 'RUNNING', 'STOPPED'];
const IF_ANY: PowerState[] = ['SUSPENDED', 'PAUSED', 'UNKNOWN'];
const SHOWN = [...ALWAYS, ...IF_ANY];

/** Every number leads to the list behind it. */
export function StateCounts() {
  const { t } = useTranslation();
  const counts = useQueries({
    queries: SHOWN.map((state) => queries.vmCount({ filter: state && withState('', state) })),
  });
  const shown = SHOWN.map((state, index) => ({ state, count: counts[index]?.data })).filter(
    ({ state, count }) => ALWAYS.includes(state) || (count ?? 0) > 0,
  );
  return (
    <SimpleGrid cols={{ base: 2, xs: 3, md: 6 }}>
      {shown.map(({ state, count }) => (
        <Paper
          key={state ?? 'all'}
          component={Link}
          to={state ? `/vms?filter=${withState('', state)}` : '/vms'}
          withBorder
          p="md"
          className={classes.link}
        >
          {count === undefined ? (
            <Skeleton height={32} width={48} />
          ) : (
            <Text fz={28} fw={700} lh={1.15} style={{ fontVariantNumeric: 'tabular-nums' }}>
              {count}
            </Text>
          )}
          {state ? <PowerBadge state={state} /> : <Text size="sm">{t('vms.list.title')}</Text>}
        </Paper>
      ))}
    </SimpleGrid>
  );
}
