import { Anchor, Checkbox, Group, Skeleton, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VmCan } from '@/api/hooks';
import { selection } from '@/api/selection';
import type { OperationSummary, Vm } from '@/api/types';
import { formatMib } from '@/ui/format';
import type { OpenVmDialog } from './use-vm-dialogs';
import { type Column, State } from './vm-columns';
import { VmRowActions } from './VmRowActions';
import classes from './VmTable.module.css';

type Props = {
  vm: Vm | undefined;
  rowIndex: number;
  top: number;
  height: number;
  columns: Column[];
  providerName: string | undefined;
  operation: OperationSummary | undefined;
  ticked: boolean;
  can: VmCan;
  onAction: OpenVmDialog;
};

export const VmRow = memo(function VmRow({
  vm,
  rowIndex,
  top,
  height,
  columns,
  providerName,
  operation,
  ticked,
  can,
  onAction,
}: Props) {
  const place = { height, transform: `translateY(${top}px)` };
  if (!vm) {
    return (
      <div role="row" aria-rowindex={rowIndex} className={classes.row} style={place}>
        <div role="cell">
          <Skeleton height={14} width="70%" />
        </div>
      </div>
    );
  }
  return (
    <div role="row" aria-rowindex={rowIndex} className={classes.row} style={place}>
      <div role="cell">
        <Tick vm={vm} ticked={ticked} />
      </div>
      <div role="cell" className={classes.cell}>
        <Name vm={vm} />
      </div>
      {columns.map(({ key, isNumber, render }) => (
        <div key={key} role="cell" className={isNumber ? classes.number : classes.cell}>
          {render({ vm, providerName, operation })}
        </div>
      ))}
      <div role="cell" className={classes.actions}>
        <VmRowActions vm={vm} can={can} onAction={onAction} />
      </div>
    </div>
  );
});

/** The same row where there is no room for columns. */
export const VmCard = memo(function VmCard({
  vm,
  rowIndex,
  top,
  height,
  providerName,
  operation,
  ticked,
  can,
  onAction,
}: Props) {
  const { t } = useTranslation();
  const place = { height, transform: `translateY(${top}px)` };
  return (
    <div role="row" aria-rowindex={rowIndex} className={classes.card} style={place}>
      <div role="cell">
        {vm ? (
          <>
            <Group justify="space-between" wrap="nowrap">
              <Tick vm={vm} ticked={ticked} />
              <div style={{ flex: 1, minWidth: 0 }}>
                <Name vm={vm} />
              </div>
              <State vm={vm} operation={operation} />
            </Group>
            <Text size="sm" c="dimmed" truncate mt={4}>
              {[
                providerName,
                vm.cpus !== undefined && t('vms.cpuCount', { count: vm.cpus }),
                vm.memoryMib !== undefined && formatMib(vm.memoryMib),
                vm.ipAddresses[0],
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
            <Group gap={4} mt={4} ml={-8}>
              <VmRowActions vm={vm} can={can} onAction={onAction} />
            </Group>
          </>
        ) : (
          <Skeleton height={14} width="70%" />
        )}
      </div>
    </div>
  );
});

function Tick({ vm, ticked }: { vm: Vm; ticked: boolean }) {
  const { t } = useTranslation();
  return (
    <Checkbox
      size="sm"
      aria-label={t('vms.bulk.tick', { name: vm.name })}
      checked={ticked}
      onChange={() => selection.toggle(vm)}
    />
  );
}

function Name({ vm }: { vm: Vm }) {
  return (
    <Anchor component={Link} to={`/vms/${vm.id}`} fw={600} size="sm" truncate display="block" title={vm.name}>
      {vm.name}
    </Anchor>
  );
}
