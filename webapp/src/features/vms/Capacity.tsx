import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import { Facts } from '@/ui/Facts';
import { formatMib } from '@/ui/format';
import type { CreateValues } from './create-form';

/** What will be given away in all, and what addresses remain; what the hypervisor itself has left, none of them tells. */
export function Capacity({ values, count }: { values: CreateValues; count: number }) {
  const { t } = useTranslation();
  const summary = useQuery(queries.summary()).data;
  const pools = useQuery({ ...queries.ipPools(), enabled: values.ipPool !== '' }).data;
  const mine = summary?.vms.filter(({ provider }) => provider === values.provider) ?? [];
  const sum = (resource: 'cpus' | 'memoryMib' | 'diskMib') => mine.reduce((total, one) => total + one[resource], 0);
  const disks = [values.diskGib, ...values.extraDisksGib].map(Number).filter((size) => size > 0);
  const disk = disks.reduce((total, size) => total + size * 1024, 0);
  const pool = pools?.items.find(({ id }) => id === values.ipPool);
  const left = pool && pool.utilisation.free - count;
  return (
    <>
      <Facts
        facts={[
          [
            t('vms.create.given'),
            summary &&
              t('vms.create.givenAmount', {
                cpus: sum('cpus') + count * Number(values.cpus),
                memory: formatMib(sum('memoryMib') + count * Number(values.memoryGib) * 1024),
                disk: formatMib(sum('diskMib') + count * disk),
              }),
          ],
        ]}
      />
      {pool && left !== undefined && (
        <Text size="sm" c={left < 0 ? 'var(--mantine-color-error)' : undefined}>
          {left < 0
            ? t('vms.create.addressesMissing', { count: -left, pool: pool.name })
            : t('vms.create.addressesLeft', { count: left, pool: pool.name })}
        </Text>
      )}
    </>
  );
}
