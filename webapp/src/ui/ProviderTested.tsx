import { Alert } from '@mantine/core';
import { CircleCheck, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ProviderStatus } from '@/api/types';

/** What came of asking a hypervisor. */
export function ProviderTested({ name, status }: { name: string; status: ProviderStatus }) {
  const { t } = useTranslation();
  const isWell = status.state === 'CONNECTED';
  return (
    <Alert
      variant="light"
      color={isWell ? 'green' : 'yellow'}
      icon={isWell ? <CircleCheck size={18} aria-hidden /> : <PlugZap size={18} aria-hidden />}
    >
      {t(`providers.tested.${status.state}`, { name, count: status.vmCount })}{' '}
      {isWell && status.latencyMs !== undefined && t('providers.latency', { milliseconds: status.latencyMs })}
    </Alert>
  );
}
