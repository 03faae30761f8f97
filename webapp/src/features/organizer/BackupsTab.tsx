import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Archive, ListFilter } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser, useVmCan } from '@/api/hooks';
import { fileQueries } from '@/api/file-queries';
import { ActionButton } from '@/ui/ActionButton';
import { BackupTable } from '@/ui/backups/BackupTable';
import { Face } from '@/ui/Face';
import { formatBytes } from '@/ui/format';
import { ProblemFace } from '@/ui/ProblemText';
import { totalBytes } from './organized';
import { useFileVms } from './use-file-vms';

const BackUpDialog = lazy(() => import('@/ui/backups/BackUpDialog'));
const RetentionDialog = lazy(() => import('@/ui/backups/RetentionDialog'));

/** The backups of all VMs, also of those that are gone. */
export function BackupsTab() {
  const { t } = useTranslation();
  const { role } = useUser();
  const can = useVmCan();
  const files = useFileVms('BACKUP');
  const [dialog, setDialog] = useState<'create' | 'retention'>();
  const { data, error, refetch } = useQuery(fileQueries.backups());
  const close = () => setDialog(undefined);
  const possible = files.vms.filter((vm) => !can('backup', vm));
  const whyNot = role === 'VIEWER' ? t('vms.why.role') : t('backups.why.noneStopped');
  const create = (
    <ActionButton
      icon={Archive}
      variant="filled"
      label={t('backups.create.title')}
      why={possible.length === 0 ? whyNot : undefined}
      onClick={() => setDialog('create')}
    />
  );
  const vms = new Map(files.vms.map((vm) => [vm.id, vm]));
  const dialogs = <Suspense>{dialog === 'create' && <BackUpDialog vms={possible} onClose={close} />}</Suspense>;

  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  if (data.items.length === 0) {
    return (
      <Face icon={Archive} title={t('backups.empty.title')} text={t('backups.empty.text')}>
        {create}
        {dialogs}
      </Face>
    );
  }
  const withBackups = files.vms.filter(({ id }) => data.items.some(({ vmId }) => vmId === id));
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('backups.count', { count: data.items.length, size: formatBytes(totalBytes(data.items)) })}
        </Text>
        <Group gap="xs">
          <ActionButton
            icon={ListFilter}
            label={t('backups.retention.open')}
            why={
              role !== 'ADMINISTRATOR'
                ? t('backups.why.administrator')
                : withBackups.length === 0
                  ? t('backups.why.gone')
                  : undefined
            }
            onClick={() => setDialog('retention')}
          />
          {create}
        </Group>
      </Group>
      <BackupTable label={t('organizer.tab.backups')} backups={data.items} vms={vms} withVm />
      {dialogs}
      <Suspense>{dialog === 'retention' && <RetentionDialog vms={withBackups} onClose={close} />}</Suspense>
    </Stack>
  );
}
