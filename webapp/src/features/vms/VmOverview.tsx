import { Anchor, Badge, CopyButton, Grid, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProviders } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { Vm, VmAddresses } from '@/api/types';
import { Age } from '@/ui/Age';
import { PowerBadge } from '@/ui/badges';
import { Facts } from '@/ui/Facts';
import { formatMib, formatTime } from '@/ui/format';

export function VmOverview({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  const provider = useProviders().get(vm.provider);
  const addresses = useQuery(queries.vmAddresses(vm.id)).data;
  const meant = addresses && addresses.meant.length > 0 ? addresses : undefined;
  const disks = vm.disks.filter(({ kind }) => kind === 'DISK');
  const diskMib = disks.reduce((sum, { sizeMib }) => sum + sizeMib, 0);
  return (
    <Grid>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Paper withBorder p="lg" h="100%">
          <Title order={2} mb="md">
            {t('vms.overview.state')}
          </Title>
          <Facts
            facts={[
              [t('vms.field.powerState'), <PowerBadge key="power" state={vm.powerState} />],
              [
                t('vms.field.addresses'),
                vm.ipAddresses.length > 0 && <Addresses key="ip" addresses={vm.ipAddresses} />,
              ],
              [t('vms.overview.meant'), meant && <MeantAddresses key="meant" addresses={meant} />],
              [t('vms.field.cpus'), vm.cpus],
              [t('vms.field.memoryMib'), vm.memoryMib !== undefined && formatMib(vm.memoryMib)],
              [
                t('vms.field.disks'),
                disks.length > 0 && t('vms.overview.disks', { count: disks.length, size: formatMib(diskMib) }),
              ],
              [t('vms.field.guestOs'), vm.guestOs],
              [t('vms.overview.observed'), vm.observedAt && <Age key="age" at={vm.observedAt} />],
            ]}
          />
        </Paper>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <Paper withBorder p="lg" h="100%">
          <Title order={2} mb="md">
            {t('vms.overview.place')}
          </Title>
          <Facts
            facts={[
              [t('vms.field.provider'), provider?.name ?? vm.provider],
              [t('vms.field.cluster'), vm.cluster],
              [t('vms.field.template'), vm.template],
              [t('vms.field.tags'), vm.tags.length > 0 && <Tags key="tags" tags={vm.tags} />],
              [t('vms.field.createdAt'), formatTime(vm.createdAt)],
              [t('vms.field.providerRef'), vm.providerRef && <code key="ref">{vm.providerRef}</code>],
            ]}
          />
        </Paper>
      </Grid.Col>
    </Grid>
  );
}

/** What the pools gave it, beside what the guest really has. */
function MeantAddresses({ addresses: { meant, matches } }: { addresses: VmAddresses }) {
  const { t } = useTranslation();
  return (
    <Stack gap={2}>
      {meant.map(({ id, address, poolId }) => (
        <Anchor key={id} component={Link} to={`/ip-pools/${poolId}`} size="sm" ff="monospace">
          {address}
        </Anchor>
      ))}
      <Text size="xs" c={matches ? 'dimmed' : 'var(--mantine-color-error)'}>
        {t(matches ? 'vms.overview.meantMatch' : 'vms.overview.meantMissing')}
      </Text>
    </Stack>
  );
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <Group gap={6}>
      {tags.map((tag) => (
        <Badge key={tag} variant="default">
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

function Addresses({ addresses }: { addresses: string[] }) {
  const { t } = useTranslation();
  return (
    <Stack gap={2}>
      {addresses.map((address) => (
        <CopyButton key={address} value={address}>
          {({ copied, copy }) => (
            <UnstyledButton onClick={copy} fz="sm" ff="monospace" aria-label={t('vms.overview.copy', { address })}>
              <Group gap={6}>
                {address}
                {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
              </Group>
            </UnstyledButton>
          )}
        </CopyButton>
      ))}
    </Stack>
  );
}
