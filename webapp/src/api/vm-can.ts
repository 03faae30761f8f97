import type { Capability, Operation, OperationSummary, PowerState, Provider, Role, Vm } from './types';

export type VmAction =
  | 'start'
  | 'stop'
  | 'stopHard'
  | 'restart'
  | 'restartHard'
  | 'console'
  | 'pause'
  | 'suspend'
  | 'resume'
  | 'clone'
  | 'edit'
  | 'snapshot'
  | 'restoreSnapshot'
  | 'organize'
  | 'backup'
  | 'restoreInPlace'
  | 'delete';

/** Why an action is not possible now; a key below `vms.why`. */
export type WhyNot =
  'offline' | 'role' | 'busy' | 'provisioning' | 'failed' | 'powerState' | 'capability' | 'unmanaged';

type Rule = { powerStates?: PowerState[]; capabilities?: Capability[] };

/** Without power states: in any. With several capabilities: one of them is enough. The server has the last word. */
const RULES: Record<VmAction, Rule> = {
  start: { powerStates: ['STOPPED'], capabilities: ['START'] },
  stop: { powerStates: ['RUNNING'], capabilities: ['STOP_GUEST', 'STOP_HARD'] },
  stopHard: { powerStates: ['RUNNING', 'PAUSED', 'UNKNOWN'], capabilities: ['STOP_HARD'] },
  restart: { powerStates: ['RUNNING'], capabilities: ['RESTART_GUEST', 'RESTART_HARD'] },
  restartHard: { powerStates: ['RUNNING'], capabilities: ['RESTART_HARD'] },
  console: { capabilities: ['CONSOLE'] },
  pause: { powerStates: ['RUNNING'], capabilities: ['PAUSE'] },
  suspend: { powerStates: ['RUNNING'], capabilities: ['SUSPEND'] },
  resume: { powerStates: ['SUSPENDED', 'PAUSED'], capabilities: ['RESUME'] },
  clone: { capabilities: ['CLONE_FULL', 'CLONE_LINKED'] },
  edit: { capabilities: ['RECONFIGURE', 'GROW_DISK'] },
  snapshot: { capabilities: ['SNAPSHOT'] },
  restoreSnapshot: { capabilities: ['SNAPSHOT'] },
  organize: { powerStates: ['STOPPED'], capabilities: ['ORGANIZE'] },
  backup: { powerStates: ['STOPPED', 'RUNNING'], capabilities: ['BACKUP'] },
  restoreInPlace: { powerStates: ['STOPPED'], capabilities: ['BACKUP'] },
  delete: {},
};

/** What only who looks after its files may do. */
const OF_OWNER: VmAction[] = ['clone', 'edit', 'snapshot', 'restoreSnapshot', 'backup', 'restoreInPlace', 'delete'];

export type VmContext = {
  role: Role;
  provider: Provider | undefined;
  operation: Operation | OperationSummary | undefined;
  /** Whether the server does not answer at the moment. */
  offline?: boolean;
};

/** @returns why the action is not possible, or undefined when it is. */
export function whyNot(
  action: VmAction,
  vm: Vm,
  { role, provider, operation, offline }: VmContext,
): WhyNot | undefined {
  const rule = RULES[action];
  if (role === 'VIEWER') return 'role';
  if (offline) return 'offline';
  if (operation) return 'busy';
  if (vm.lifecycle === 'PROVISIONING' || vm.lifecycle === 'DELETING') return 'provisioning';
  if (!vm.managed && OF_OWNER.includes(action)) return 'unmanaged';
  if (action === 'delete') return undefined;
  if (vm.lifecycle === 'FAILED') return 'failed';
  if (rule.capabilities && !rule.capabilities.some((one) => provider?.capabilities.includes(one))) return 'capability';
  if (rule.powerStates && !rule.powerStates.includes(vm.powerState)) return 'powerState';
  return undefined;
}
