import { Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import type { Provider } from '@/api/types';
import { byName } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import { Block } from './Block';
import { ChoiceList } from './ChoiceList';
import { type CreateValues, networksOf } from './create-form';

const MOST_NETWORKS = 10;

type Props = { form: UseFormReturnType<CreateValues>; provider: Provider | undefined };

export function NetworkBlock({ form, provider }: Props) {
  const { t } = useTranslation();
  const { provider: providerId, cluster, networks } = form.values;
  const hasClusters = provider?.capabilities.includes('CLUSTERS') ?? false;
  const clusters = useQuery({ ...queries.clusters(providerId), enabled: hasClusters });
  const { data, error, isFetching } = useQuery(queries.networks(providerId));
  const firstCluster = clusters.data?.items[0]?.id;
  const { setFieldValue } = form;

  // Which of several clusters would be taken is not known, so that the form always names one.
  useEffect(() => {
    if (!cluster && firstCluster) setFieldValue('cluster', firstCluster);
  }, [cluster, firstCluster, setFieldValue]);
  const offered = networksOf(data?.items ?? [], cluster).sort(byName);

  const canHaveAddress = provider?.capabilities.includes('STATIC_ADDRESS') && networks.length > 0;
  const pools = useQuery(queries.ipPools());
  const usable = (pools.data?.items ?? []).filter(
    (pool) =>
      pool.networks.length === 0 ||
      pool.networks.some((one) => one.provider === providerId && (!one.network || one.network === networks[0])),
  );

  const chooseCluster = (id: string) => {
    const reachable = networksOf(data?.items ?? [], id).map((network) => network.id);
    form.setValues({ cluster: id, networks: networks.filter((network) => reachable.includes(network)) });
  };

  return (
    <Block title={t('vms.create.network')}>
      <Group grow align="stretch" preventGrowOverflow={false}>
        <ChoiceList
          label={t('vms.field.networks')}
          description={t('vms.create.networksHint')}
          most={MOST_NETWORKS}
          loading={isFetching}
          choices={offered.map(({ id, name, vlanId, cidr }) => ({
            value: id,
            label: name,
            description: [vlanId !== undefined && `VLAN ${vlanId}`, cidr].filter(Boolean).join(' · '),
          }))}
          path="networks"
          error={form.errors.networks}
          value={networks}
          onChange={(chosen) => setFieldValue('networks', chosen)}
        />
        <Stack>
          {hasClusters && (
            <NativeSelect
              label={t('vms.field.cluster')}
              description={t('vms.create.clusterHint')}
              data={(clusters.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('cluster')}
              onChange={(event) => chooseCluster(event.currentTarget.value)}
            />
          )}
          {canHaveAddress && usable.length > 0 && (
            <NativeSelect
              label={t('vms.field.ipPool')}
              description={t('vms.create.ipPoolHint')}
              data={[
                { value: '', label: t('vms.create.noPool') },
                ...usable.map(({ id, name, cidr, utilisation: { free } }) => ({
                  value: id,
                  label: [name, cidr].join(' · '),
                  disabled: free === 0,
                })),
              ]}
              {...form.getInputProps('ipPool')}
            />
          )}
          {canHaveAddress && (
            <TextInput
              label={t('vms.field.ipAddress')}
              description={t('vms.create.ipAddressHint')}
              autoComplete="off"
              {...form.getInputProps('ipAddress')}
            />
          )}
        </Stack>
      </Group>
      <ProblemAlert error={error ?? clusters.error} />
    </Block>
  );
}
