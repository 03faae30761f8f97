import { Button, Group, Paper } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { IpPool, IpStretch } from '@/api/types';
import { ProblemFace } from '@/ui/ProblemText';
import { AddressBadge } from './AddressBadge';
import { AddressMap } from './AddressMap';
import type { Cell } from './addresses';
import { LeaseFacts } from './LeaseFacts';
import type { Taking } from './TakeDialog';

const TakeDialog = lazy(() => import('./TakeDialog'));

const STATES: IpStretch['state'][] = [
  'FREE',
  'LEASED',
  'RESERVED',
  'HELD',
  'COOLING_DOWN',
  'QUARANTINED',
  'CONFLICTING',
  'EXCLUDED',
];
const TAKINGS: Taking[] = ['allocate', 'reserve', 'quarantine'];

/** The range as cells; free ones can be ticked and taken, others tell whose they are. */
export function PoolMap({ pool }: { pool: IpPool }) {
  const { t } = useTranslation();
  const { role } = useUser();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    queries.ipStretches(pool.id),
  );
  const [free, setFree] = useState<string[]>([]);
  const [shown, setShown] = useState<Cell>();
  const [taking, setTaking] = useState<Taking>();
  const toggle = (cell: Cell) => {
    if (cell.stretch.state !== 'FREE' || cell.count > 1) return setShown(shown?.key === cell.key ? undefined : cell);
    setShown(undefined);
    setFree((before) => (before.includes(cell.key) ? before.filter((one) => one !== cell.key) : [...before, cell.key]));
  };
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  const stretches = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Group gap="xs">
        {STATES.map((state) => (
          <AddressBadge key={state} state={state} />
        ))}
      </Group>
      <AddressMap stretches={stretches} selected={shown ? [...free, shown.key] : free} onToggle={toggle} />
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('ip.map.more')}
        </Button>
      )}
      {role !== 'VIEWER' && (
        <Group gap="xs">
          {TAKINGS.map((one) => (
            <Button
              key={one}
              variant={one === 'allocate' ? 'filled' : 'default'}
              disabled={one !== 'allocate' && free.length === 0}
              onClick={() => setTaking(one)}
            >
              {free.length === 0 ? t(`ip.take.${one}.next`) : t(`ip.take.${one}.these`, { count: free.length })}
            </Button>
          ))}
        </Group>
      )}
      {shown?.stretch.lease && (
        <Paper withBorder p="md">
          <LeaseFacts pool={pool} lease={shown.stretch.lease} onGone={() => setShown(undefined)} />
        </Paper>
      )}
      <Suspense>
        {taking && (
          <TakeDialog
            pool={pool}
            taking={taking}
            addresses={free}
            onTaken={() => setFree([])}
            onClose={() => setTaking(undefined)}
          />
        )}
      </Suspense>
    </>
  );
}
