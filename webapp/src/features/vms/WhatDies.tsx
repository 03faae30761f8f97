import { List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import type { Vm } from '@/api/types';
import { formatMib } from '@/ui/format';

/** What goes when a VM goes, one by one. */
export default function WhatDies({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  const snapshots = useQuery({ ...queries.snapshots(vm.id), enabled: vm.managed && vm.lifecycle === 'READY' }).data;
  const addresses = useQuery(queries.vmAddresses(vm.id)).data;
  const disks = vm.disks.filter(({ kind }) => kind === 'DISK');
  const names = snapshots?.items.map(({ name }) => name) ?? [];
  const lines = [
    ...disks.map(({ id, sizeMib }) => t('vms.delete.disk', { id, size: formatMib(sizeMib) })),
    ...(names.length > 0 ? [t('vms.delete.snapshots', { count: names.length, names: names.join(', ') })] : []),
    ...(addresses?.meant ?? []).map(({ address }) => t('vms.delete.address', { address })),
  ];
  if (lines.length === 0) return null;
  return (
    <>
      <Text size="sm" mt="xs">
        {t('vms.delete.with')}
      </Text>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </>
  );
}
