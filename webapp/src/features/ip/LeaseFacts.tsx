import { Anchor, Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import type { IpLease, IpPool } from '@/api/types';
import { Age } from '@/ui/Age';
import { Facts } from '@/ui/Facts';
import { formatTime } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import { AddressBadge } from './AddressBadge';
import { usePoolChanged } from './use-pool-changed';

/** Whose an address is, and what can be done about it. */
export function LeaseFacts({ pool, lease, onGone }: { pool: IpPool; lease: IpLease; onGone: () => void }) {
  const { t } = useTranslation();
  const { role } = useUser();
  const changed = usePoolChanged();
  const params = { path: { poolId: pool.id, leaseId: lease.id } };
  const act = useMutation({
    mutationFn: async (action: 'release' | 'confirm') => {
      if (action === 'release') await answer(api.DELETE('/api/ip-pools/{poolId}/leases/{leaseId}', { params }));
      else await answer(api.POST('/api/ip-pools/{poolId}/leases/{leaseId}/confirm', { params }));
    },
    onSuccess: async () => {
      await changed();
      onGone();
    },
  });
  return (
    <Stack>
      <Facts
        facts={[
          [t('ip.field.address'), lease.address],
          [t('ip.field.state'), <AddressBadge key="state" state={lease.state} />],
          [t('ip.field.owner'), lease.owner],
          [
            t('ip.field.vm'),
            lease.vmId && (
              <Anchor key="vm" component={Link} to={`/vms/${lease.vmId}`} size="sm">
                {lease.owner ?? lease.vmId}
              </Anchor>
            ),
          ],
          [t('ip.field.note'), lease.note],
          [t('ip.field.by'), lease.by],
          [t('ip.field.since'), <Age key="since" at={lease.since} />],
          [t('ip.field.until'), lease.until && formatTime(lease.until)],
        ]}
      />
      <ProblemAlert error={act.error} />
      {role !== 'VIEWER' && (
        <Group gap="xs">
          {lease.state === 'HELD' && (
            <Button variant="default" loading={act.isPending} onClick={() => act.mutate('confirm')}>
              {t('ip.confirm')}
            </Button>
          )}
          <Button variant="default" loading={act.isPending} onClick={() => act.mutate('release')}>
            {t('ip.release', { address: lease.address })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
