import { notifications } from '@mantine/notifications';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders } from '@/api/hooks';
import type { Vm } from '@/api/types';
import { hardOnly, type PowerAction, useVmPower } from '@/api/vm-power';
import type { VmAction } from '@/api/vm-can';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { usePower } from '@/ui/use-power';
import { useTold } from '@/ui/use-told';

export type OpenVmDialog = (
  action: Exclude<VmAction, 'snapshot' | 'restoreSnapshot' | 'organize' | 'backup'>,
  vm: Vm,
) => void;

// Their forms are more than the list itself, and few visits need them.
const CloneDialog = lazy(() => import('./CloneDialog'));
const EditDialog = lazy(() => import('./EditDialog'));
const WhatDies = lazy(() => import('./WhatDies'));
const StopDialog = lazy(() => import('./StopDialog'));

const AT_ONCE = ['start', 'console', 'pause', 'suspend', 'resume'];

/** Does what needs no question at once and asks about the rest; the element is the open dialog, if any. */
export function useVmDialogs(onDeleted?: () => void): { open: OpenVmDialog; element: ReactNode } {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<{ action: VmAction; vm: Vm }>();
  const power = useVmPower();
  const started = useOperationStarted();
  const providers = useProviders();
  const powerAtOnce = usePower();
  const told = useTold();

  const open = useCallback<OpenVmDialog>(
    (action, vm) => {
      if (!AT_ONCE.includes(action)) return setOpened({ action, vm });
      if (action !== 'console') return powerAtOnce(vm.id, action as PowerAction);
      told(
        answer(api.POST('/api/vms/{vmId}/console', { params: { path: { vmId: vm.id } } })).then(() =>
          notifications.show({
            closeButtonProps: { 'aria-label': t('dialog.close') },
            message: t('vms.console.opened', { name: vm.name }),
          }),
        ),
      );
    },
    [powerAtOnce, told, t],
  );
  if (!opened) return { open, element: null };

  const { action, vm } = opened;
  const close = () => setOpened(undefined);
  const hard = hardOnly(action as PowerAction, providers.get(vm.provider));
  if (action === 'clone' || action === 'edit' || (action === 'stop' && !hard)) {
    const element = (
      <Suspense>
        {action === 'clone' && <CloneDialog vm={vm} onClose={close} />}
        {action === 'edit' && <EditDialog vm={vm} onClose={close} />}
        {action === 'stop' && <StopDialog vm={vm} onClose={close} />}
      </Suspense>
    );
    return { open, element };
  }
  if (action === 'delete') {
    const remove = async () => {
      started(await answer(api.DELETE('/api/vms/{vmId}', { params: { path: { vmId: vm.id } } })));
      onDeleted?.();
    };
    const element = (
      <ConfirmDialog
        danger
        title={t('vms.delete.title', { name: vm.name })}
        confirmLabel={t('vms.delete.submit')}
        typeToConfirm={vm.name}
        onConfirm={remove}
        onClose={close}
      >
        {t('vms.delete.text', { name: vm.name })}
        <Suspense>
          <WhatDies vm={vm} />
        </Suspense>
      </ConfirmDialog>
    );
    return { open, element };
  }
  const asked = hard
    ? (`${action}Hard` as 'stopHard' | 'restartHard')
    : (action as 'stopHard' | 'restart' | 'restartHard');
  const element = (
    <ConfirmDialog
      danger={asked !== 'restart'}
      title={t(`vms.confirm.${asked}.title`, { name: vm.name })}
      confirmLabel={t(`vms.action.${asked}`)}
      onConfirm={() => power(vm.id, asked)}
      onClose={close}
    >
      {t(`vms.confirm.${asked}.text`, { name: vm.name })}
    </ConfirmDialog>
  );
  return { open, element };
}
