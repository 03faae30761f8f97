import { Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Vm } from '@/api/types';
import { formatMib } from '@/ui/format';
import { ScrollTable } from '@/ui/ScrollTable';

export default function VmHardware({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Title order={2}>{t('vms.field.disks')}</Title>
        {vm.disks.length === 0 ? (
          <Text c="dimmed">{t('vms.hardware.noDisks')}</Text>
        ) : (
          <ScrollTable
            label={t('vms.field.disks')}
            minWidth={380}
            columns={[
              { label: t('vms.hardware.kind') },
              { label: t('vms.hardware.size') },
              { label: t('vms.hardware.bus'), wide: true },
              { label: t('vms.hardware.id') },
            ]}
          >
            {vm.disks.map((disk) => (
              <Table.Tr key={disk.id}>
                <Table.Td>{t(`vms.diskKind.${disk.kind}`)}</Table.Td>
                <Table.Td>{disk.sizeMib > 0 ? formatMib(disk.sizeMib) : ''}</Table.Td>
                <Table.Td visibleFrom="sm">{disk.bus}</Table.Td>
                <Table.Td ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                  {disk.id}
                </Table.Td>
              </Table.Tr>
            ))}
          </ScrollTable>
        )}
      </Stack>
      <Stack gap="sm">
        <Title order={2}>{t('vms.hardware.nics')}</Title>
        {vm.nics.length === 0 ? (
          <Text c="dimmed">{t('vms.hardware.noNics')}</Text>
        ) : (
          <ScrollTable
            label={t('vms.hardware.nics')}
            minWidth={520}
            columns={[
              { label: t('vms.hardware.network') },
              { label: t('vms.hardware.mac'), wide: true },
              { label: t('vms.field.addresses') },
              { label: t('vms.hardware.link') },
            ]}
          >
            {vm.nics.map((nic) => (
              <Table.Tr key={nic.id}>
                <Table.Td>
                  {nic.network ?? nic.networkId}
                  <Text size="xs" ff="monospace" hiddenFrom="sm">
                    {nic.macAddress}
                  </Text>
                </Table.Td>
                <Table.Td visibleFrom="sm" ff="monospace">
                  {nic.macAddress}
                </Table.Td>
                <Table.Td ff="monospace">{nic.ipAddresses.join(', ')}</Table.Td>
                <Table.Td>{nic.connected ? t('vms.hardware.connected') : t('vms.hardware.disconnected')}</Table.Td>
              </Table.Tr>
            ))}
          </ScrollTable>
        )}
      </Stack>
    </Stack>
  );
}
