import { Badge, Loader } from '@mantine/core';
import {
  Ban,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CirclePause,
  CirclePlay,
  CircleStop,
  CircleX,
  Clock,
  type LucideIcon,
  MoonStar,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Backup, OperationState, PowerState, ProviderState, UserState, Vm } from '@/api/types';

type Look = { color: string; icon: LucideIcon };

const POWER: Record<PowerState, Look> = {
  RUNNING: { color: 'green', icon: CirclePlay },
  STOPPED: { color: 'gray', icon: CircleStop },
  PAUSED: { color: 'yellow', icon: CirclePause },
  SUSPENDED: { color: 'violet', icon: MoonStar },
  UNKNOWN: { color: 'orange', icon: CircleHelp },
};

const OPERATION: Record<OperationState, Look> = {
  QUEUED: { color: 'gray', icon: Clock },
  RUNNING: { color: 'blue', icon: CircleDashed },
  SUCCEEDED: { color: 'green', icon: CircleCheck },
  FAILED: { color: 'red', icon: CircleX },
  CANCELED: { color: 'gray', icon: Ban },
};

const PROVIDER: Record<ProviderState, Look> = {
  CONNECTED: { color: 'green', icon: CircleCheck },
  DEGRADED: { color: 'yellow', icon: TriangleAlert },
  UNREACHABLE: { color: 'red', icon: Unplug },
  DISABLED: { color: 'gray', icon: Ban },
};

const USER: Record<UserState, Look> = {
  PENDING: { color: 'yellow', icon: Clock },
  ACTIVE: { color: 'green', icon: CircleCheck },
  DISABLED: { color: 'gray', icon: Ban },
};

const BACKUP: Record<Backup['state'], Look> = {
  UNPROVEN: { color: 'gray', icon: CircleHelp },
  PROVEN: { color: 'green', icon: CircleCheck },
  DAMAGED: { color: 'red', icon: CircleX },
};

function StateBadge({ look: { color, icon: Icon }, label }: { look: Look; label: string }) {
  return (
    <Badge className="acvm-state" variant="light" color={color} leftSection={<Icon size={13} aria-hidden />}>
      {label}
    </Badge>
  );
}

/** Says in one place what is known of a VM: what it is becoming, else its power state. */
export function VmStateBadge({ vm }: { vm: Pick<Vm, 'powerState' | 'lifecycle'> }) {
  const { t } = useTranslation();
  if (vm.lifecycle === 'PROVISIONING' || vm.lifecycle === 'DELETING') {
    return (
      <Badge className="acvm-state" variant="light" color="blue" leftSection={<Loader size={11} aria-hidden />}>
        {t(`vms.lifecycle.${vm.lifecycle}`)}
      </Badge>
    );
  }
  if (vm.lifecycle === 'FAILED') {
    return <StateBadge look={{ color: 'red', icon: CircleX }} label={t('vms.lifecycle.FAILED')} />;
  }
  return <PowerBadge state={vm.powerState} />;
}

export function PowerBadge({ state }: { state: PowerState }) {
  const { t } = useTranslation();
  return <StateBadge look={POWER[state]} label={t(`vms.powerState.${state}`)} />;
}

export function OperationBadge({ state }: { state: OperationState }) {
  const { t } = useTranslation();
  return <StateBadge look={OPERATION[state]} label={t(`operations.state.${state}`)} />;
}

export function ProviderBadge({ state }: { state: ProviderState }) {
  const { t } = useTranslation();
  return <StateBadge look={PROVIDER[state]} label={t(`providers.state.${state}`)} />;
}

export function UserBadge({ state }: { state: UserState }) {
  const { t } = useTranslation();
  return <StateBadge look={USER[state]} label={t(`users.state.${state}`)} />;
}

export function BackupBadge({ state }: { state: Backup['state'] }) {
  const { t } = useTranslation();
  return <StateBadge look={BACKUP[state]} label={t(`backups.state.${state}`)} />;
}
