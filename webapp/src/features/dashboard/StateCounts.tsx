import { Paper, SimpleGrid, Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PowerState, Summary } from '@/api/types';
import { withState } from '@/api/vm-filter';
import { PowerBadge } from '@/ui/badges';
import classes from './Dashboard.module.css';

const ALWAYS: (PowerState | undefined)[] = [undefined, 'RUNNING', 'STOPPED'];
const IF_ANY: PowerState[] = ['SUSPENDED', 'PAUSED', 'UNKNOWN'];
const SHOWN = [...ALWAYS, ...IF_ANY];

/** Every number leads to the list behind it. */
export function StateCounts({ summary }: { summary: Summary | undefined }) {
  const { t } = useTranslation();
  const countOf = (state: PowerState | undefined) =>
    summary?.vms.filter(({ powerState }) => !state || powerState === state).reduce((sum, { count }) => sum + count, 0);
  const shown = SHOWN.map((state) => ({ state, count: countOf(state) })).filter(
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
