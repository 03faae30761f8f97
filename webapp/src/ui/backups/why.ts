import { useTranslation } from 'react-i18next';
import { useProviders, useRunningOperations, useUser, useVmCan } from '@/api/hooks';
import type { Backup, Vm } from '@/api/types';

export type BackupAction = 'verify' | 'restore' | 'delete';

/** Why something cannot be done with a backup now, in words; undefined when it can. */
export function useWhyNotBackup(): (action: BackupAction, backup: Backup) => string | undefined {
  const { t } = useTranslation();
  const { role } = useUser();
  const running = useRunningOperations();
  const providers = useProviders();
  return (action, backup) => {
    if (role === 'VIEWER') return t('vms.why.role');
    if (action === 'delete' && role !== 'ADMINISTRATOR') return t('backups.why.administrator');
    if (running.has(backup.id)) return t('backups.why.busy');
    if (!providers.get(backup.provider)?.enabled) return t('backups.why.disabled');
    if (action === 'restore' && backup.state === 'DAMAGED') return t('backups.why.damaged');
    return undefined;
  };
}

/** Why the files of a backup cannot be put in place of those that its VM has now. */
export function useWhyNotInPlace(): (vm: Vm | undefined) => string | undefined {
  const { t } = useTranslation();
  const can = useVmCan();
  return (vm) => {
    if (!vm) return t('backups.why.gone');
    const why = can('restoreInPlace', vm);
    return why && t(`vms.why.${why}`);
  };
}
