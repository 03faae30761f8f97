import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import { Facts } from '@/ui/Facts';
import { formatMib } from '@/ui/format';
import type { CreateValues } from './create-form';
import { placeOf, remaining } from './remaining';

const RESOURCES = ['cpus', 'memoryMib', 'diskMib'] as const;

/** What remains of the cluster or host and of the addresses after this; more than there is warns and forbids nothing. */
export function Capacity({ values, count }: { values: CreateValues; count: number }) {
  const { t } = useTranslation();
  const summary = useQuery(queries.summary()).data;
  const networks = useQuery(queries.networks(values.provider)).data;
  const pools = useQuery({ ...queries.ipPools(), enabled: values.ipPool !== '' }).data;
  const place = summary && placeOf(summary.capacity, networks?.items ?? [], values);
  const after = place && remaining(place, values, count);
  const known = RESOURCES.flatMap((resource) => {
    const one = after?.[resource];
    return one ? [{ resource, ...one }] : [];
  });
  const over = known.filter(({ left }) => left < 0);
  const shown = (resource: (typeof RESOURCES)[number], amount: number) =>
    resource === 'cpus' ? String(amount) : formatMib(amount);
  const pool = pools?.items.find(({ id }) => id === values.ipPool);
  const left = pool && pool.utilisation.free - count;
  return (
    <>
      {known.length > 0 && (
        <section aria-label={t('vms.create.remains')}>
          <Text size="sm" fw={600}>
            {place?.cluster ? t('vms.create.remainsOn', { cluster: place.cluster }) : t('vms.create.remains')}
          </Text>
          <Facts
            facts={known.map(({ resource, left, total }) => [
              t(`vms.create.remaining.${resource}`),
              total === undefined
                ? shown(resource, Math.max(0, left))
                : t('vms.create.remainingOf', {
                    left: shown(resource, Math.max(0, left)),
                    total: shown(resource, total),
                  }),
            ])}
          />
        </section>
      )}
      <div role="status">
        {over.length > 0 && (
          <Alert variant="light" color="yellow" icon={<TriangleAlert size={18} aria-hidden />}>
            {over.map(({ resource, left }) => (
              <Text key={resource} size="sm">
                {t(`vms.create.over.${resource}`, { amount: shown(resource, -left) })}
              </Text>
            ))}
          </Alert>
        )}
      </div>
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
