import { Badge, Checkbox, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Camera, FolderLock, History, Trash2, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders, useVmCan } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { Snapshot, Vm } from '@/api/types';
import { ActionButton } from '@/ui/ActionButton';
import { Age } from '@/ui/Age';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Face } from '@/ui/Face';
import { ProblemFace } from '@/ui/ProblemText';
import { SnapshotDialog } from './SnapshotDialog';
import { descendants, snapshotTree } from './snapshot-tree';

type Dialog = { kind: 'create' } | { kind: 'restore' | 'delete'; snapshot: Snapshot };

export default function VmSnapshots({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  const can = useVmCan();
  const started = useOperationStarted();
  const [dialog, setDialog] = useState<Dialog>();
  const [withChildren, setWithChildren] = useState(false);
  const capabilities = useProviders().get(vm.provider)?.capabilities ?? [];
  const { data, error, refetch } = useQuery({ ...queries.snapshots(vm.id), enabled: vm.managed });
  const why = can('snapshot', vm);
  const reason = why && t(`vms.why.${why}`);
  const create = (
    <ActionButton
      icon={Camera}
      label={t('snapshots.create.title')}
      variant="filled"
      why={reason}
      onClick={() => setDialog({ kind: 'create' })}
    />
  );
  const close = () => {
    setDialog(undefined);
    setWithChildren(false);
  };
  const run = async (kind: 'restore' | 'delete', snapshot: Snapshot) => {
    const params = { path: { vmId: vm.id, snapshotId: snapshot.id } };
    started(
      await answer(
        kind === 'delete'
          ? api.DELETE('/api/vms/{vmId}/snapshots/{snapshotId}', {
              params: { ...params, query: { children: withChildren } },
            })
          : api.POST('/api/vms/{vmId}/snapshots/{snapshotId}/restore', { params }),
      ),
    );
  };

  const followers = dialog && dialog.kind !== 'create' ? descendants(data?.items ?? [], dialog.snapshot.id) : 0;

  if (why === 'unmanaged') return <Face icon={FolderLock} title={t('vms.unmanaged.badge')} text={reason} />;
  if (why === 'capability') return <Face icon={Camera} title={t('snapshots.notOffered')} />;
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={200} />;
  return (
    <Stack>
      {data.items.length === 0 ? (
        <Face icon={Camera} title={t('snapshots.empty.title')} text={t('snapshots.empty.text')}>
          {create}
        </Face>
      ) : (
        <>
          <Group justify="flex-end">{create}</Group>
          <Stack component="ul" gap="xs" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('vms.tab.snapshots')}>
            {snapshotTree(data.items).map(({ snapshot, depth }) => (
              <Paper component="li" withBorder p="sm" key={snapshot.id} ml={{ base: depth * 12, sm: depth * 28 }}>
                <Group justify="space-between">
                  <div>
                    <Group gap="xs">
                      <Text fw={600}>{snapshot.name}</Text>
                      {snapshot.isCurrent && <Badge variant="light">{t('snapshots.now')}</Badge>}
                      {snapshot.includesMemory && <Badge variant="default">{t('snapshots.memory')}</Badge>}
                    </Group>
                    <Text size="xs" c="dimmed">
                      <Age at={snapshot.createdAt} />
                      {snapshot.description && ` · ${snapshot.description}`}
                    </Text>
                    <Uncovered snapshot={snapshot} />
                  </div>
                  <Group gap={4}>
                    <ActionButton
                      iconOnly
                      icon={History}
                      label={t('snapshots.restore.action', { name: snapshot.name })}
                      why={reason}
                      onClick={() => setDialog({ kind: 'restore', snapshot })}
                    />
                    <ActionButton
                      iconOnly
                      icon={Trash2}
                      color="red"
                      label={t('snapshots.delete.action', { name: snapshot.name })}
                      why={reason}
                      onClick={() => setDialog({ kind: 'delete', snapshot })}
                    />
                  </Group>
                </Group>
              </Paper>
            ))}
          </Stack>
        </>
      )}
      {dialog?.kind === 'create' && <SnapshotDialog vm={vm} onClose={close} />}
      {dialog && dialog.kind !== 'create' && (
        <ConfirmDialog
          danger
          title={t(`snapshots.${dialog.kind}.title`, { name: dialog.snapshot.name })}
          confirmLabel={t(`snapshots.${dialog.kind}.submit`)}
          onConfirm={() => run(dialog.kind as 'restore', dialog.snapshot)}
          onClose={close}
        >
          <Stack gap="sm">
            {t(`snapshots.${dialog.kind}.text`, { snapshot: dialog.snapshot.name, vm: vm.name })}
            {dialog.kind === 'restore' && <Uncovered snapshot={dialog.snapshot} />}
            {dialog.kind === 'delete' && followers > 0 && capabilities.includes('SNAPSHOT_DELETE_CHILDREN') && (
              <Checkbox
                label={t('snapshots.delete.children', { count: followers })}
                checked={withChildren}
                onChange={(event) => setWithChildren(event.currentTarget.checked)}
              />
            )}
          </Stack>
        </ConfirmDialog>
      )}
    </Stack>
  );
}

function Uncovered({ snapshot }: { snapshot: Snapshot }) {
  const { t } = useTranslation();
  if (snapshot.uncoveredDisks.length === 0) return null;
  return (
    <Group gap={6} wrap="nowrap" c="orange.9">
      <TriangleAlert size={14} aria-hidden />
      <Text size="xs">{t('snapshots.uncovered', { disks: snapshot.uncoveredDisks.join(', ') })}</Text>
    </Group>
  );
}
