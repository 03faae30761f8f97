import { Button, Paper, Skeleton, Stack, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { History, Search, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import { useEventText } from '@/ui/event-text';
import { Face } from '@/ui/Face';
import { formatTime } from '@/ui/format';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';

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
      <Paper withBorder>
        <Table.ScrollContainer
          minWidth={620}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('audit.title') } }}
        >
          <Table horizontalSpacing="md" aria-label={t('audit.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('audit.when')}</Table.Th>
                <Table.Th>{t('audit.who')}</Table.Th>
                <Table.Th>{t('audit.what')}</Table.Th>
                <Table.Th>{t('audit.from')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {events.map((event) => (
                <Table.Tr key={event.id}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatTime(event.at)}</Table.Td>
                  <Table.Td>{event.actor}</Table.Td>
                  <Table.Td>{text(event)}</Table.Td>
                  <Table.Td ff="monospace">{typeof event.data?.address === 'string' && event.data.address}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
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
