import { Anchor, Group, Loader, Table, Text } from '@mantine/core';
import { ArchiveRestore, ShieldCheck, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '@/api/client';
import { useOperationStarted, useRunningOperations } from '@/api/hooks';
import type { Backup, Vm } from '@/api/types';
import { ActionButton } from '@/ui/ActionButton';
import { Age } from '@/ui/Age';
import { BackupBadge } from '@/ui/badges';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { formatBytes, formatTime } from '@/ui/format';
import { ScrollTable } from '@/ui/ScrollTable';
import { useTold } from '@/ui/use-told';
import { useWhyNotBackup } from './why';

const RestoreDialog = lazy(() => import('./RestoreDialog'));

type Props = {
  label: string;
  backups: Backup[];
  /** The VMs that there are now, by their ids. */
  vms: Map<string, Vm>;
  withVm?: boolean;
};

export function BackupTable({ label, backups, vms, withVm }: Props) {
  const { t } = useTranslation();
  const started = useOperationStarted();
  const running = useRunningOperations();
  const why = useWhyNotBackup();
  const told = useTold();
  const [dialog, setDialog] = useState<{ kind: 'restore' | 'delete'; backup: Backup }>();
  const close = () => setDialog(undefined);
  const verify = async ({ id }: Backup) =>
    started(await answer(api.POST('/api/backups/{backupId}/verify', { params: { path: { backupId: id } } })));
  const remove = async ({ id }: Backup) =>
    started(await answer(api.DELETE('/api/backups/{backupId}', { params: { path: { backupId: id } } })));
  const proven = ({ provenAt }: Backup) => (provenAt ? <Age at={provenAt} /> : t('backups.never'));
  const vmOf = (backup: Backup) => (backup.vmId ? vms.get(backup.vmId) : undefined);
  return (
    <>
      <ScrollTable
        label={label}
        minWidth={withVm ? 820 : 680}
        columns={[
          ...(withVm ? [{ label: t('backups.field.vm') }] : []),
          { label: t('backups.field.created'), wide: withVm },
          { label: t('backups.field.size'), wide: true },
          { label: t('backups.field.state') },
          { label: t('backups.field.proven'), wide: true },
          { label: t('vms.field.actions') },
        ]}
      >
        {backups.map((backup) => {
          const named = { name: backup.vmName, time: formatTime(backup.createdAt) };
          return (
            <Table.Tr key={backup.id}>
              {withVm && (
                <Table.Td>
                  {vmOf(backup) ? (
                    <Anchor component={Link} to={`/vms/${backup.vmId}?tab=backups`} fw={600} size="sm">
                      {backup.vmName}
                    </Anchor>
                  ) : (
                    <>
                      <Text size="sm" fw={600}>
                        {backup.vmName}
                      </Text>
                      <Text size="xs" c="dimmed">
                        {t('backups.vmGone')}
                      </Text>
                    </>
                  )}
                  <Text size="xs" hiddenFrom="sm">
                    {formatTime(backup.createdAt)}
                  </Text>
                </Table.Td>
              )}
              <Table.Td visibleFrom={withVm ? 'sm' : undefined}>
                {formatTime(backup.createdAt)}
                <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  {backup.note}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">
                {formatBytes(backup.sizeBytes)}
                <Text size="xs" c="dimmed">
                  {t('backups.content', { size: formatBytes(backup.contentBytes), count: backup.fileCount })}
                </Text>
              </Table.Td>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  <BackupBadge state={backup.state} />
                  {running.has(backup.id) && <Loader size={13} aria-hidden />}
                </Group>
                {backup.consistency === 'CRASH_CONSISTENT' && (
                  <Text size="xs" c="dimmed">
                    {t('backups.live')}
                  </Text>
                )}
                {backup.needs && backup.needs.length > 0 && (
                  <Text size="xs" c="dimmed">
                    {t('backups.needs', { count: backup.needs.length })}
                  </Text>
                )}
                <Text size="xs" c="dimmed" hiddenFrom="sm">
                  {proven(backup)}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">{proven(backup)}</Table.Td>
              <Table.Td>
                <Group gap={4} wrap="nowrap">
                  <ActionButton
                    iconOnly
                    icon={ShieldCheck}
                    label={t('backups.verify.action', named)}
                    why={why('verify', backup)}
                    onClick={() => told(verify(backup))}
                  />
                  <ActionButton
                    iconOnly
                    icon={ArchiveRestore}
                    label={t('backups.restore.action', named)}
                    why={why('restore', backup)}
                    onClick={() => setDialog({ kind: 'restore', backup })}
                  />
                  <ActionButton
                    iconOnly
                    icon={Trash2}
                    color="red"
                    label={t('backups.delete.action', named)}
                    why={why('delete', backup)}
                    onClick={() => setDialog({ kind: 'delete', backup })}
                  />
                </Group>
              </Table.Td>
            </Table.Tr>
          );
        })}
      </ScrollTable>
      <Suspense>
        {dialog?.kind === 'restore' && (
          <RestoreDialog backup={dialog.backup} vm={vmOf(dialog.backup)} onClose={close} />
        )}
      </Suspense>
      {dialog?.kind === 'delete' && (
        <ConfirmDialog
          danger
          title={t('backups.delete.title', { name: dialog.backup.vmName })}
          confirmLabel={t('backups.delete.submit')}
          typeToConfirm={dialog.backup.vmName}
          onConfirm={() => remove(dialog.backup)}
          onClose={close}
        >
          {t('backups.delete.text', {
            name: dialog.backup.vmName,
            time: formatTime(dialog.backup.createdAt),
            size: formatBytes(dialog.backup.sizeBytes),
          })}
        </ConfirmDialog>
      )}
    </>
  );
}
