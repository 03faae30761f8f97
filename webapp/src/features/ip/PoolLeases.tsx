import { Anchor, Button, NativeSelect, Paper, Skeleton, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '@/api/queries';
import type { IpLease, IpPool } from '@/api/types';
import { Age } from '@/ui/Age';
import { ProblemFace } from '@/ui/ProblemText';
import { AddressBadge } from './AddressBadge';
import { LeaseFacts } from './LeaseFacts';

const STATES = ['LEASED', 'RESERVED', 'HELD', 'COOLING_DOWN', 'QUARANTINED', 'CONFLICTING'] as const;

/** Every address that is not free. */
export default function PoolLeases({ pool }: { pool: IpPool }) {
  const { t } = useTranslation();
  const [state, setState] = useState<(typeof STATES)[number]>();
  const [shown, setShown] = useState<IpLease>();
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    queries.ipLeases(pool.id, state),
  );
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={160} />;
  const leases = data.pages.flatMap(({ items }) => items);
  return (
    <>
      <NativeSelect
        aria-label={t('ip.field.state')}
        data={[
          { value: '', label: t('ip.anyState') },
          ...STATES.map((value) => ({ value, label: t(`ip.state.${value}`) })),
        ]}
        value={state ?? ''}
        onChange={(event) => setState(STATES.find((one) => one === event.currentTarget.value))}
        w={220}
      />
      {leases.length === 0 ? (
        <Text c="dimmed">{t('ip.noLeases')}</Text>
      ) : (
        <Paper withBorder>
          <Table.ScrollContainer
            minWidth={560}
            scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('ip.tab.leases') } }}
          >
            <Table verticalSpacing="xs" horizontalSpacing="md" aria-label={t('ip.tab.leases')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('ip.field.address')}</Table.Th>
                  <Table.Th>{t('ip.field.state')}</Table.Th>
                  <Table.Th>{t('ip.field.owner')}</Table.Th>
                  <Table.Th>{t('ip.field.note')}</Table.Th>
                  <Table.Th>{t('ip.field.since')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {leases.map((lease) => (
                  <Table.Tr key={lease.id}>
                    <Table.Td>
                      <Anchor component="button" ff="monospace" size="sm" onClick={() => setShown(lease)}>
                        {lease.address}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>
                      <AddressBadge state={lease.state} />
                    </Table.Td>
                    <Table.Td>
                      {lease.vmId ? (
                        <Anchor component={Link} to={`/vms/${lease.vmId}`} size="sm">
                          {lease.owner ?? lease.vmId}
                        </Anchor>
                      ) : (
                        lease.owner
                      )}
                    </Table.Td>
                    <Table.Td>{lease.note}</Table.Td>
                    <Table.Td>
                      <Age at={lease.since} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('ip.map.more')}
        </Button>
      )}
      {shown && (
        <Paper withBorder p="md">
          <LeaseFacts pool={pool} lease={shown} onGone={() => setShown(undefined)} />
        </Paper>
      )}
    </>
  );
}
