import { Button, Group, Loader, Modal, Stack, Table, Text, Title } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { fileQueries } from '@/api/file-queries';
import type { OrganizePlan, Vm } from '@/api/types';
import { FilePath } from '@/ui/FilePath';
import { formatBytes } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import { ScrollTable } from '@/ui/ScrollTable';
import { useReturnFocus } from '@/ui/use-return-focus';
import { within } from './organized';
import { RefusedList } from './RefusedList';
import { useEach } from './use-each';

type Props = { vms: Vm[]; onStarted: () => void; onClose: () => void };

/** Every move that would be made, before any is. */
export function OrganizeDialog({ vms, onStarted, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const each = useEach();
  const plans = useQueries({ queries: vms.map(({ id, managed }) => fileQueries.organizePlan(id, !managed)) });
  const ready = vms.filter((_, index) => plans[index]?.data);
  const looking = plans.some(({ isFetching }) => isFetching);
  const title =
    vms.length === 1
      ? t('organizer.organize.one', { name: vms[0]?.name })
      : t('organizer.organize.open', { count: vms.length });
  const go = async () => {
    const done = await each.run(
      ready.map(({ id, name, managed }) => ({
        name,
        ask: () =>
          answer(api.POST('/api/vms/{vmId}/organize', { params: { path: { vmId: id } }, body: { adopt: !managed } })),
      })),
    );
    onStarted();
    if (done) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      centered
    >
      <Stack>
        <Text size="sm">{t('organizer.organize.text')}</Text>
        {vms.map((vm, index) => (
          <Stack key={vm.id} gap="xs" component="section" aria-label={vm.name}>
            {vms.length > 1 && <Title order={3}>{vm.name}</Title>}
            {!vm.managed && <Text size="sm">{t('organizer.organize.adopted', { name: vm.name })}</Text>}
            {plans[index]?.data && <Plan vm={vm} plan={plans[index].data} />}
            <ProblemAlert error={plans[index]?.error} />
          </Stack>
        ))}
        {looking && <Loader size="sm" aria-label={t('app.loading')} />}
        <RefusedList refused={each.refused} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button disabled={looking || ready.length === 0} loading={each.busy} onClick={() => void go()}>
            {t('organizer.organize.submit', { count: ready.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Plan({ vm, plan }: { vm: Vm; plan: OrganizePlan }) {
  const { t } = useTranslation();
  return (
    <>
      <Text size="sm">
        {t(`organizer.organize.${plan.method}`, { count: plan.moves.length, size: formatBytes(plan.totalBytes) })}
      </Text>
      <Group gap="xs" align="baseline" wrap="nowrap">
        <Text size="xs" c="dimmed" miw={36}>
          {t('organizer.organize.from')}
        </Text>
        <FilePath path={plan.from} />
      </Group>
      <Group gap="xs" align="baseline" wrap="nowrap">
        <Text size="xs" c="dimmed" miw={36}>
          {t('organizer.organize.to')}
        </Text>
        <FilePath path={plan.to} />
      </Group>
      <ScrollTable
        label={t('organizer.organize.moves', { name: vm.name })}
        minWidth={420}
        maxHeight="34vh"
        columns={[
          { label: t('organizer.organize.file') },
          { label: t('organizer.organize.becomes') },
          { label: t('organizer.places.size') },
        ]}
      >
        {plan.moves.map(({ from, to, sizeBytes }) => (
          <Table.Tr key={from}>
            <Table.Td>
              <FilePath path={within(plan.from, from)} />
            </Table.Td>
            <Table.Td>
              <FilePath path={within(plan.to, to)} />
            </Table.Td>
            <Table.Td>{formatBytes(sizeBytes)}</Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
    </>
  );
}
