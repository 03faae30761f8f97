import { Button, Group, List, Paper, Skeleton, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import type { IpPool } from '@/api/types';
import { formatTime } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import { AddressBadge } from './AddressBadge';

const TYPING_PAUSE_MS = 300;

/** What happened to addresses, and who had one at a time. */
export default function PoolHistory({ pool }: { pool: IpPool }) {
  const { t } = useTranslation();
  const [address, setAddress] = useState('');
  const [at, setAt] = useState('');
  const [asked] = useDebouncedValue(address.trim(), TYPING_PAUSE_MS);
  const moment = at ? new Date(at).toISOString() : undefined;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    queries.ipHistory(pool.id, asked || undefined, moment),
  );
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Group align="flex-end">
        <TextInput
          label={t('ip.field.address')}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('ip.history.at')}
          value={at}
          onChange={(event) => setAt(event.currentTarget.value)}
        />
      </Group>
      <ProblemAlert error={error} />
      {!entries && !error && <Skeleton height={120} />}
      {entries?.length === 0 && <Text c="dimmed">{t('ip.history.empty')}</Text>}
      {entries && entries.length > 0 && (
        <Paper withBorder p="md">
          <List listStyleType="none" spacing="sm" size="sm">
            {entries.map((entry) => (
              <List.Item key={entry.id}>
                <Group gap="xs">
                  <Text size="sm" ff="monospace">
                    {entry.address}
                  </Text>
                  <AddressBadge state={entry.state} />
                  <Text size="sm">{[entry.owner, entry.note].filter(Boolean).join(' · ')}</Text>
                </Group>
                <Text size="xs" c="dimmed">
                  {[entry.by, formatTime(entry.at)].filter(Boolean).join(' · ')}
                </Text>
              </List.Item>
            ))}
          </List>
        </Paper>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('ip.map.more')}
        </Button>
      )}
    </>
  );
}
