import { Play, RotateCw, Square, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VmCan } from '@/api/hooks';
import type { Vm } from '@/api/types';
import { ActionButton } from '@/ui/ActionButton';
import type { OpenVmDialog } from './use-vm-dialogs';

const ACTIONS = [
  ['start', Play],
  ['stop', Square],
  ['restart', RotateCw],
  ['delete', Trash2],
] as const;

export function VmRowActions({ vm, can, onAction }: { vm: Vm; can: VmCan; onAction: OpenVmDialog }) {
  const { t } = useTranslation();
  return ACTIONS.map(([action, icon]) => {
    const why = can(action, vm);
    return (
      <ActionButton
        key={action}
        iconOnly
        icon={icon}
        label={t(`vms.named.${action}`, { name: vm.name })}
        why={why && t(`vms.why.${why}`)}
        color={action === 'delete' ? 'red' : undefined}
        onClick={() => onAction(action, vm)}
      />
    );
  });
}
