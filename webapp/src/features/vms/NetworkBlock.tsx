import { Group, MultiSelect, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import type { Provider } from '@/api/types';
import { byName } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import { Block } from './Block';
import { type CreateValues, networksOf } from './create-form';

type Props = { form: UseFormReturnType<CreateValues>; provider: Provider | undefined };

export function NetworkBlock({ form, provider }: Props) {
  const { t } = useTranslation();
  const { provider: providerId, cluster, networks } = form.values;
  const hasClusters = provider?.capabilities.includes('CLUSTERS') ?? false;
  const clusters = useQuery({ ...queries.clusters(providerId), enabled: hasClusters });
  const { data, error } = useQuery(queries.networks(providerId));
  const offered = networksOf(data?.items ?? [], cluster).sort(byName);

  const chooseCluster = (id: string | null) => {
    const reachable = networksOf(data?.items ?? [], id ?? '').map((network) => network.id);
    form.setValues({ cluster: id ?? '', networks: networks.filter((network) => reachable.includes(network)) });
  };

  return (
    <Block title={t('vms.create.network')}>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        {hasClusters && (
          <Select
            label={t('vms.field.cluster')}
            description={t('vms.create.clusterHint')}
            placeholder={t('vms.create.clusterDefault')}
            clearable
            clearButtonProps={{ 'aria-label': t('vms.create.clusterDefault') }}
            data={(clusters.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            {...form.getInputProps('cluster')}
            value={cluster || null}
            onChange={chooseCluster}
          />
        )}
        <MultiSelect
          label={t('vms.field.networks')}
          description={t('vms.create.networksHint')}
          searchable
          maxValues={10}
          nothingFoundMessage={t('vms.create.noneFound')}
          data={offered.map(({ id, name, vlanId, cidr }) => ({
            value: id,
            label: [name, vlanId !== undefined && `VLAN ${vlanId}`, cidr].filter(Boolean).join(' · '),
          }))}
          {...form.getInputProps('networks')}
        />
        {provider?.capabilities.includes('STATIC_ADDRESS') && networks.length > 0 && (
          <TextInput
            label={t('vms.field.ipAddress')}
            description={t('vms.create.ipAddressHint')}
            autoComplete="off"
            {...form.getInputProps('ipAddress')}
          />
        )}
      </Group>
      <ProblemAlert error={error ?? clusters.error} />
    </Block>
  );
}
