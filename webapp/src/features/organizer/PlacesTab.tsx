import { Anchor, Badge, Checkbox, Group, Loader, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FolderTree, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '@/api/client';
import { useOperationStarted, useRunningOperations, useVmCan } from '@/api/hooks';
import { fileQueries } from '@/api/file-queries';
import type { Vm } from '@/api/types';
import { ActionButton } from '@/ui/ActionButton';
import { Age } from '@/ui/Age';
import { VmStateBadge } from '@/ui/badges';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Face } from '@/ui/Face';
import { FilePath } from '@/ui/FilePath';
import { formatBytes } from '@/ui/format';
import { ProblemFace } from '@/ui/ProblemText';
import { ScrollTable } from '@/ui/ScrollTable';
import { OrganizeDialog } from './OrganizeDialog';
import { folderOf, placesOf } from './organized';
import { useFileVms } from './use-file-vms';

/** Where the files of each VM are, and whether that is their permanent place. */
export function PlacesTab() {
  const { t } = useTranslation();
  const can = useVmCan();
  const running = useRunningOperations();
  const started = useOperationStarted();
  const files = useFileVms('ORGANIZE');
  const organized = useQuery(fileQueries.organizedVms());
  const [ticked, setTicked] = useState<string[]>([]);
  const [organizing, setOrganizing] = useState<Vm[]>();
  const [undoing, setUndoing] = useState<{ vm: Vm; origin?: string }>();
  const error = files.error ?? organized.error;
  const why = (vm: Vm) => {
    const reason = can('organize', vm);
    return reason && t(`vms.why.${reason}`);
  };
  const undo = async ({ id }: Vm) =>
    started(await answer(api.POST('/api/vms/{vmId}/organize/undo', { params: { path: { vmId: id } } })));

  if (error && !(files.loaded && organized.data)) {
    const retry = () => {
      files.retry();
      void organized.refetch();
    };
    return <ProblemFace error={error} onRetry={retry} />;
  }
  if (!files.loaded || !organized.data) return <Skeleton height={240} />;
  const places = placesOf(files.vms, organized.data.items);
  if (places.length === 0) {
    return <Face icon={FolderTree} title={t('vms.list.empty.title')} text={t('organizer.places.empty')} />;
  }
  const possible = places.flatMap(({ vm, organized }) => (vm && !organized && !can('organize', vm) ? [vm] : []));
  const chosen = possible.filter(({ id }) => ticked.includes(id));
  const tick = (id: string, on: boolean) => setTicked(on ? [...ticked, id] : ticked.filter((one) => one !== id));
  const count = chosen.length;
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('organizer.places.count', {
            count: places.length,
            organized: places.filter(({ organized }) => organized).length,
          })}
          {files.total > files.vms.length &&
            ` ${t('organizer.places.more', { count: files.total - files.vms.length })}`}
        </Text>
        <ActionButton
          icon={FolderTree}
          variant="filled"
          label={t('organizer.organize.open', { count })}
          why={count === 0 ? t('organizer.organize.chooseFirst') : undefined}
          onClick={() => setOrganizing(chosen)}
        />
      </Group>
      <ScrollTable
        label={t('organizer.tab.places')}
        minWidth={820}
        columns={[
          {
            label: (
              <Checkbox
                aria-label={t('organizer.places.tickAll')}
                disabled={possible.length === 0}
                checked={count > 0 && count === possible.length}
                indeterminate={count > 0 && count < possible.length}
                onChange={(event) => setTicked(event.currentTarget.checked ? possible.map(({ id }) => id) : [])}
              />
            ),
          },
          { label: t('vms.field.name') },
          { label: t('vms.field.powerState'), wide: true },
          { label: t('organizer.places.where') },
          { label: t('organizer.places.size'), wide: true },
          { label: t('vms.field.actions') },
        ]}
      >
        {places.map(({ key, vm, organized }) => (
          <Table.Tr key={key}>
            <Table.Td>
              {vm && !organized && (
                <Checkbox
                  aria-label={t('vms.bulk.tick', { name: vm.name })}
                  disabled={!possible.includes(vm)}
                  checked={chosen.includes(vm)}
                  onChange={(event) => tick(vm.id, event.currentTarget.checked)}
                />
              )}
            </Table.Td>
            <Table.Td>
              {vm ? (
                <Anchor component={Link} to={`/vms/${vm.id}`} fw={600} size="sm">
                  {vm.name}
                </Anchor>
              ) : (
                <Text size="sm" fw={600}>
                  {organized?.name}
                </Text>
              )}
              <Text size="xs" c="dimmed">
                {vm?.provider ?? organized?.provider}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              {vm ? (
                <Group gap={6} wrap="nowrap">
                  <VmStateBadge vm={vm} />
                  {running.has(vm.id) && <Loader size={13} aria-hidden />}
                </Group>
              ) : (
                <Text size="xs" c="dimmed">
                  {t('organizer.places.ownerless')}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <Badge className="acvm-state" variant="light" color={organized ? 'green' : 'gray'}>
                {organized ? t('organizer.places.organized') : t('organizer.places.loose')}
              </Badge>
              <FilePath path={organized?.folder ?? (vm && folderOf(vm)) ?? ''} dimmed />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              {organized && formatBytes(organized.sizeBytes)}
              {organized?.organizedAt && (
                <Text size="xs" c="dimmed">
                  <Age at={organized.organizedAt} />
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              {vm && !organized && (
                <ActionButton
                  iconOnly
                  icon={FolderTree}
                  label={t('organizer.organize.one', { name: vm.name })}
                  why={why(vm)}
                  onClick={() => setOrganizing([vm])}
                />
              )}
              {vm && organized && (
                <ActionButton
                  iconOnly
                  icon={Undo2}
                  label={t('organizer.undo.one', { name: vm.name })}
                  why={why(vm) ?? (organized.origin ? undefined : t('organizer.undo.madeHere'))}
                  onClick={() => setUndoing({ vm, origin: organized.origin })}
                />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
      {organizing && (
        <OrganizeDialog vms={organizing} onStarted={() => setTicked([])} onClose={() => setOrganizing(undefined)} />
      )}
      {undoing && (
        <ConfirmDialog
          title={t('organizer.undo.title', { name: undoing.vm.name })}
          confirmLabel={t('organizer.undo.submit')}
          onConfirm={() => undo(undoing.vm)}
          onClose={() => setUndoing(undefined)}
        >
          {t('organizer.undo.text', { name: undoing.vm.name })}
          <FilePath path={undoing.origin ?? ''} />
        </ConfirmDialog>
      )}
    </Stack>
  );
}
