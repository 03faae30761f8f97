import { answer, api } from './client';
import { useOperationStarted } from './hooks';
import type { Operation, Provider } from './types';

export type PowerAction = 'start' | 'stop' | 'stopHard' | 'restart' | 'restartHard' | 'pause' | 'suspend' | 'resume';

/** Without a way through the guest, the hard way is the only one; the dialogs say so. */
export function hardOnly(action: PowerAction, provider: Provider | undefined): boolean {
  const can = provider?.capabilities ?? [];
  return (action === 'stop' && !can.includes('STOP_GUEST')) || (action === 'restart' && !can.includes('RESTART_GUEST'));
}

/** How long a guest that is asked to shut down gets, when nobody says. */
export const GUEST_STOP_SECONDS = 120;

function request(vmId: string, action: PowerAction, timeoutSeconds: number): Promise<Operation> {
  const params = { path: { vmId } };
  switch (action) {
    case 'start':
      return answer(api.POST('/api/vms/{vmId}/start', { params }));
    case 'stop':
      return answer(api.POST('/api/vms/{vmId}/stop', { params, body: { mode: 'GUEST', timeoutSeconds } }));
    case 'stopHard':
      return answer(api.POST('/api/vms/{vmId}/stop', { params, body: { mode: 'HARD', timeoutSeconds } }));
    case 'restart':
      return answer(api.POST('/api/vms/{vmId}/restart', { params, body: { mode: 'GUEST' } }));
    case 'restartHard':
      return answer(api.POST('/api/vms/{vmId}/restart', { params, body: { mode: 'HARD' } }));
    case 'pause':
      return answer(api.POST('/api/vms/{vmId}/pause', { params }));
    case 'suspend':
      return answer(api.POST('/api/vms/{vmId}/suspend', { params }));
    case 'resume':
      return answer(api.POST('/api/vms/{vmId}/resume', { params }));
  }
}

export type VmPower = (vmId: string, action: PowerAction, timeoutSeconds?: number) => Promise<Operation>;

export function useVmPower(): VmPower {
  const started = useOperationStarted();
  return async (vmId, action, timeoutSeconds = GUEST_STOP_SECONDS) => {
    const operation = await request(vmId, action, timeoutSeconds);
    started(operation);
    return operation;
  };
}
