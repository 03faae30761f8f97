import { useTranslation } from 'react-i18next';
import { useVmCan } from '@/api/hooks';
import type { Vm } from '@/api/types';
import { ACTION_ICONS } from '@/ui/action-icons';
import { ActionButton } from '@/ui/ActionButton';
import { lazyMenu } from '@/ui/LazyMenu';
import { MoreButton } from './menu-buttons';
import type { OpenVmDialog } from './use-vm-dialogs';

const MAIN = ['start', 'stop', 'restart'] as const;

const MoreMenu = lazyMenu(() => import('./MoreMenu'), MoreButton);

export function VmActions({ vm, onAction }: { vm: Vm; onAction: OpenVmDialog }) {
  const { t } = useTranslation();
  const can = useVmCan();
  const reason = (action: (typeof MAIN)[number]) => {
    const why = can(action, vm);
    return why && t(`vms.why.${why}`);
  };
  return (
    <>
      {MAIN.map((action) => (
        <ActionButton
          key={action}
          icon={ACTION_ICONS[action]}
          label={t(`vms.action.${action}`)}
          why={reason(action)}
          onClick={() => onAction(action, vm)}
        />
      ))}
      <MoreMenu vm={vm} onAction={onAction} />
    </>
  );
}
