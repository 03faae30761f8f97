import { Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { IpFinding, IpPool } from '@/api/types';
import { Face } from '@/ui/Face';
import { ProblemAlert, ProblemFace } from '@/ui/ProblemText';
import { usePoolChanged } from './use-pool-changed';

/** Where leases and machines disagree, each with what puts it right. */
export default function PoolFindings({ pool }: { pool: IpPool }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(queries.ipFindings(pool.id));
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={120} />;
  if (data.items.length === 0) {
    return <Face icon={ShieldCheck} color="green" title={t('ip.findings.none')} text={t('ip.findings.noneText')} />;
  }
  return (
    <Stack>
      {data.items.map((finding) => (
        <Finding key={finding.id} pool={pool} finding={finding} />
      ))}
    </Stack>
  );
}

function Finding({ pool, finding }: { pool: IpPool; finding: IpFinding }) {
  const { t } = useTranslation();
  const { role } = useUser();
  const changed = usePoolChanged();
  const names = { address: finding.address, vm: finding.vmName ?? finding.vmId ?? '', owner: finding.owner ?? '' };
  const fix = useMutation({
    mutationFn: async (how: IpFinding['fixes'][number]) => {
      const params = { path: { poolId: pool.id, findingId: finding.id } };
      await answer(api.POST('/api/ip-pools/{poolId}/findings/{findingId}/fix', { params, body: { fix: how } }));
    },
    onSuccess: changed,
  });
  return (
    <Paper withBorder p="md">
      <Group justify="space-between">
        <Text size="sm">{t(`ip.findings.kind.${finding.kind}`, names)}</Text>
        {role !== 'VIEWER' && (
          <Group gap="xs">
            {finding.fixes.map((how) => (
              <Button
                key={how}
                size="xs"
                variant="light"
                loading={fix.isPending}
                onClick={() => fix.mutate(how)}
                aria-label={`${t(`ip.findings.fix.${how}`, names)} (${finding.address})`}
              >
                {t(`ip.findings.fix.${how}`, names)}
              </Button>
            ))}
          </Group>
        )}
      </Group>
      <ProblemAlert error={fix.error} />
    </Paper>
  );
}
