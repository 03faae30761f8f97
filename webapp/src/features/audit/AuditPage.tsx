import { Button, Skeleton, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { History, Search, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { Event } from '@/api/types';
import { useEventText } from '@/ui/event-text';
import { Face } from '@/ui/Face';
import { formatTime } from '@/ui/format';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import { ScrollTable } from '@/ui/ScrollTable';

export function Component() {
  const { t } = useTranslation();
  const { role } = useUser();
  const [typed, setTyped] = useState('');
  const [actor] = useDebouncedValue(typed.trim(), 250);
  return (
    <Page title={t('audit.title')} description={t('audit.description')}>
      {role === 'ADMINISTRATOR' ? (
        <Stack>
          <TextInput
            type="search"
            aria-label={t('audit.filterActor')}
            placeholder={t('audit.filterActor')}
            leftSection={<Search size={16} aria-hidden />}
            maw={320}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <AuditTable actor={actor || undefined} />
        </Stack>
      ) : (
        <Face icon={ShieldX} title={t('users.administratorsOnly')} />
      )}
    </Page>
  );
}

function AuditTable({ actor }: { actor: string | undefined }) {
  const { t } = useTranslation();
  const text = useEventText();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    queries.auditPages(actor),
  );
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  const events = data.pages.flatMap((page) => page.items);
  if (events.length === 0) return <Face icon={History} title={t('activity.empty')} />;
  return (
    <>
      <ScrollTable
        label={t('audit.title')}
        minWidth={620}
        columns={[
          { label: t('audit.when'), wide: true },
          { label: t('audit.who'), wide: true },
          { label: t('audit.what') },
          { label: t('audit.from'), wide: true },
        ]}
      >
        {events.map((event) => (
          <Table.Tr key={event.id}>
            <Table.Td visibleFrom="sm" style={{ whiteSpace: 'nowrap' }}>
              {formatTime(event.at)}
            </Table.Td>
            <Table.Td visibleFrom="sm">{event.actor}</Table.Td>
            <Table.Td>
              {text(event)}
              <Text size="xs" c="dimmed" hiddenFrom="sm">
                {[event.actor, formatTime(event.at), addressOf(event)].filter(Boolean).join(' · ')}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm" ff="monospace">
              {addressOf(event)}
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
      {hasNextPage && (
        <Button
          variant="default"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          style={{ alignSelf: 'center' }}
        >
          {t('audit.more')}
        </Button>
      )}
    </>
  );
}

function addressOf({ data }: Event): string | undefined {
  return typeof data?.address === 'string' ? data.address : undefined;
}
