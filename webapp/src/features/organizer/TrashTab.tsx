import { Group, List, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useRunningOperations, useUser } from '@/api/hooks';
import { fileQueries } from '@/api/file-queries';
import type { TrashItem } from '@/api/types';
import { ActionButton } from '@/ui/ActionButton';
import { Age } from '@/ui/Age';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Face } from '@/ui/Face';
import { FilePath } from '@/ui/FilePath';
import { formatBytes } from '@/ui/format';
import { ProblemFace } from '@/ui/ProblemText';
import { ScrollTable } from '@/ui/ScrollTable';
import { useTold } from '@/ui/use-told';
import { emptyRequests, totalBytes } from './organized';

const MOST_NAMED = 20;

/** What was cleaned up, or was there before a restore in place. */
export function TrashTab() {
  const { t } = useTranslation();
  const { role } = useUser();
  const running = useRunningOperations();
  const started = useOperationStarted();
  const told = useTold();
  const [emptying, setEmptying] = useState<TrashItem[]>();
  const { data, error, refetch } = useQuery(fileQueries.trash());
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  if (data.items.length === 0) {
    return <Face icon={Trash2} title={t('organizer.trash.empty')} text={t('organizer.trash.text')} />;
  }
  const busy = (provider: string) => (running.has(provider) ? t('backups.why.busy') : undefined);
  const putBack = async ({ id, provider }: TrashItem) =>
    started(await answer(api.POST('/api/trash/put-back', { body: { provider, item: id } })));
  const empty = async (items: TrashItem[]) => {
    for (const body of emptyRequests(items)) {
      started(await answer(api.POST('/api/trash/empty', { body })));
    }
  };
  const providerBusy = data.items.map(({ provider }) => busy(provider)).find(Boolean);
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('organizer.trash.count', { count: data.items.length, size: formatBytes(totalBytes(data.items)) })}
        </Text>
        <ActionButton
          icon={Trash2}
          variant="filled"
          color="red.8"
          label={t('organizer.trash.emptyIt')}
          why={role === 'ADMINISTRATOR' ? providerBusy : t('backups.why.administrator')}
          onClick={() => setEmptying(data.items)}
        />
      </Group>
      <ScrollTable
        label={t('organizer.tab.trash')}
        minWidth={680}
        columns={[
          { label: t('organizer.trash.was') },
          { label: t('organizer.places.size') },
          { label: t('organizer.trash.since'), wide: true },
          { label: t('vms.field.provider'), wide: true },
          { label: t('vms.field.actions') },
        ]}
      >
        {data.items.map((item) => (
          <Table.Tr key={item.id}>
            <Table.Td>
              <FilePath path={item.path} />
            </Table.Td>
            <Table.Td>{formatBytes(item.sizeBytes)}</Table.Td>
            <Table.Td visibleFrom="sm">
              <Age at={item.trashedAt} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{item.provider}</Table.Td>
            <Table.Td>
              <ActionButton
                iconOnly
                icon={Undo2}
                label={t('organizer.trash.putBack', { path: item.path })}
                why={role === 'VIEWER' ? t('vms.why.role') : busy(item.provider)}
                onClick={() => told(putBack(item))}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
      {emptying && (
        <ConfirmDialog
          danger
          title={t('organizer.trash.title')}
          confirmLabel={t('organizer.trash.submit')}
          typeToConfirm={String(emptying.length)}
          onConfirm={() => empty(emptying)}
          onClose={() => setEmptying(undefined)}
        >
          <Stack gap="xs">
            {t('organizer.trash.dies', { count: emptying.length, size: formatBytes(totalBytes(emptying)) })}
            <List size="sm">
              {emptying.slice(0, MOST_NAMED).map(({ id, path }) => (
                <List.Item key={id}>
                  <FilePath path={path} />
                </List.Item>
              ))}
            </List>
            {emptying.length > MOST_NAMED && t('vms.list.moreAddresses', { count: emptying.length - MOST_NAMED })}
          </Stack>
        </ConfirmDialog>
      )}
    </Stack>
  );
}
