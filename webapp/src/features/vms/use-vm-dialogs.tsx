import { notifications } from '@mantine/notifications';
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders } from '@/api/hooks';
import { toProblem } from '@/api/problem';
import type { Vm } from '@/api/types';
import { hardOnly, type PowerAction, useVmPower } from '@/api/vm-power';
import type { VmAction } from '@/api/vm-can';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { useProblemTitle } from '@/ui/problem-title';

export type OpenVmDialog = (action: Exclude<VmAction, 'snapshot' | 'restoreSnapshot'>, vm: Vm) => void;

// Their forms are more than the list itself, and few visits need them.
const CloneDialog = lazy(() => import('./CloneDialog'));
const EditDialog = lazy(() => import('./EditDialog'));

const AT_ONCE = ['start', 'suspend', 'resume'];

/** Does what needs no question at once and asks about the rest; the element is the open dialog, if any. */
export function useVmDialogs(onDeleted?: () => void): { open: OpenVmDialog; element: ReactNode } {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<{ action: VmAction; vm: Vm }>();
  const power = useVmPower();
  const started = useOperationStarted();
  const providers = useProviders();
  const problemTitle = useProblemTitle();

  const open = useCallback<OpenVmDialog>(
    (action, vm) => {
      if (!AT_ONCE.includes(action)) return setOpened({ action, vm });
      power(vm.id, action as PowerAction).catch((error: unknown) => {
        const problem = toProblem(error);
        notifications.show({ color: 'red', title: problemTitle(problem), message: problem.detail });
      });
    },
    [power, problemTitle],
  );
  if (!opened) return { open, element: null };

  const { action, vm } = opened;
  const close = () => setOpened(undefined);
  if (action === 'clone')
    return {
      open,
      element: (
        <Suspense>
          <CloneDialog vm={vm} onClose={close} />
        </Suspense>
      ),
    };
  if (action === 'edit')
    return {
      open,
      element: (
        <Suspense>
          <EditDialog vm={vm} onClose={close} />
        </Suspense>
      ),
    };
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
      </ConfirmDialog>
    );
    return { open, element };
  }
  const asked = action as 'stop' | 'stopHard' | 'restart' | 'restartHard';
  const hard = hardOnly(asked, providers.get(vm.provider)) ? (`${asked}Hard` as 'stopHard' | 'restartHard') : asked;
  const element = (
    <ConfirmDialog
      danger={hard.endsWith('Hard')}
      title={t(`vms.confirm.${hard}.title`, { name: vm.name })}
      confirmLabel={t(`vms.action.${hard}`)}
      onConfirm={() => power(vm.id, hard)}
      onClose={close}
    >
      {t(`vms.confirm.${hard}.text`, { name: vm.name })}
    </ConfirmDialog>
  );
  return { open, element };
}
