import { Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Archive, FolderLock, ListFilter } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser, useVmCan } from '@/api/hooks';
import { fileQueries } from '@/api/file-queries';
import type { Vm } from '@/api/types';
import { ActionButton } from '@/ui/ActionButton';
import { Face } from '@/ui/Face';
import { ProblemFace } from '@/ui/ProblemText';
import { BackupTable } from './BackupTable';

const BackUpDialog = lazy(() => import('./BackUpDialog'));
const RetentionDialog = lazy(() => import('./RetentionDialog'));

/** The backups of one VM, on its page. */
export default function VmBackups({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  const { role } = useUser();
  const [dialog, setDialog] = useState<'create' | 'retention'>();
  const why = useVmCan()('backup', vm);
  const { data, error, refetch } = useQuery(fileQueries.backups(vm.id));
  const close = () => setDialog(undefined);
  const create = (
    <ActionButton
      icon={Archive}
      label={t('backups.create.title')}
      variant="filled"
      why={why && t(`vms.why.${why}`)}
      onClick={() => setDialog('create')}
    />
  );
  if (why === 'unmanaged')
    return <Face icon={FolderLock} title={t('vms.unmanaged.badge')} text={t('vms.why.unmanaged')} />;
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={200} />;
  return (
    <Stack>
      {data.items.length === 0 ? (
        <Face icon={Archive} title={t('backups.empty.title')} text={t('backups.empty.text')}>
          {create}
        </Face>
      ) : (
        <>
          <Group justify="flex-end">
            <ActionButton
              icon={ListFilter}
              label={t('backups.retention.open')}
              why={role === 'ADMINISTRATOR' ? undefined : t('backups.why.administrator')}
              onClick={() => setDialog('retention')}
            />
            {create}
          </Group>
          <BackupTable label={t('vms.tab.backups')} backups={data.items} vms={new Map([[vm.id, vm]])} />
        </>
      )}
      <Suspense>
        {dialog === 'create' && <BackUpDialog vms={[vm]} onClose={close} />}
        {dialog === 'retention' && <RetentionDialog vms={[vm]} onClose={close} />}
      </Suspense>
    </Stack>
  );
}
