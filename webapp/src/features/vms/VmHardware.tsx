import { Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Vm } from '@/api/types';
import { formatMib } from '@/ui/format';

export default function VmHardware({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Paper withBorder p="lg">
        <Title order={2} mb="sm" id="disks">
          {t('vms.field.disks')}
        </Title>
        {vm.disks.length === 0 ? (
          <Text c="dimmed">{t('vms.hardware.noDisks')}</Text>
        ) : (
          <Table.ScrollContainer
            minWidth={380}
            scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-labelledby': 'disks' } }}
          >
            <Table aria-labelledby="disks">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('vms.hardware.kind')}</Table.Th>
                  <Table.Th>{t('vms.hardware.size')}</Table.Th>
                  <Table.Th>{t('vms.hardware.bus')}</Table.Th>
                  <Table.Th>{t('vms.hardware.id')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {vm.disks.map((disk) => (
                  <Table.Tr key={disk.id}>
                    <Table.Td>{t(`vms.diskKind.${disk.kind}`)}</Table.Td>
                    <Table.Td>{disk.sizeMib > 0 ? formatMib(disk.sizeMib) : ''}</Table.Td>
                    <Table.Td>{disk.bus}</Table.Td>
                    <Table.Td ff="monospace">{disk.id}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Paper>
      <Paper withBorder p="lg">
        <Title order={2} mb="sm" id="nics">
          {t('vms.hardware.nics')}
        </Title>
        {vm.nics.length === 0 ? (
          <Text c="dimmed">{t('vms.hardware.noNics')}</Text>
        ) : (
          <Table.ScrollContainer
            minWidth={520}
            scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-labelledby': 'nics' } }}
          >
            <Table aria-labelledby="nics">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('vms.hardware.network')}</Table.Th>
                  <Table.Th>{t('vms.hardware.mac')}</Table.Th>
                  <Table.Th>{t('vms.field.addresses')}</Table.Th>
                  <Table.Th>{t('vms.hardware.link')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {vm.nics.map((nic) => (
                  <Table.Tr key={nic.id}>
                    <Table.Td>{nic.network ?? nic.networkId}</Table.Td>
                    <Table.Td ff="monospace">{nic.macAddress}</Table.Td>
                    <Table.Td ff="monospace">{nic.ipAddresses.join(', ')}</Table.Td>
                    <Table.Td>{nic.connected ? t('vms.hardware.connected') : t('vms.hardware.disconnected')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Paper>
    </Stack>
  );
}
