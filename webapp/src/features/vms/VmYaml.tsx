import { Button, Code, CopyButton, Group, ScrollArea, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { stringify } from 'yaml';
import type { Vm } from '@/api/types';

/** What the VM is, in the words of the interface. */
export default function VmYaml({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  const yaml = stringify({
    provider: vm.provider,
    name: vm.name,
    ...(vm.description && { description: vm.description }),
    ...(vm.tags.length > 0 && { tags: vm.tags }),
    cpus: vm.cpus,
    memoryMib: vm.memoryMib,
    disks: vm.disks.map(({ id, kind, sizeMib, bus }) => ({ id, kind, sizeMib, ...(bus && { bus }) })),
    nics: vm.nics.map(({ network, macAddress, ipAddresses }) => ({ network, macAddress, ipAddresses })),
    ...(vm.cluster && { cluster: vm.cluster }),
    ...(vm.template && { template: vm.template }),
    ...(vm.guestOs && { guestOs: vm.guestOs }),
  });
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('vms.yaml.text')}
        </Text>
        <CopyButton value={yaml}>
          {({ copied, copy }) => (
            <Button variant="default" size="xs" onClick={copy}>
              {copied ? t('vms.yaml.copied') : t('vms.yaml.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <ScrollArea.Autosize mah="60vh" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('vms.tab.yaml') }}>
        <Code block>{yaml}</Code>
      </ScrollArea.Autosize>
    </Stack>
  );
}
