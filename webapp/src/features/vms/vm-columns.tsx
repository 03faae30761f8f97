import { Badge, Group, Progress, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationSummary, Vm } from '@/api/types';
import { Age } from '@/ui/Age';
import { VmStateBadge } from '@/ui/badges';
import { formatMib } from '@/ui/format';
import type { SortField } from './use-vm-filter';

export type RowFacts = { vm: Vm; providerName: string | undefined; operation: OperationSummary | undefined };

export type ColumnKey =
  | 'powerState'
  | 'provider'
  | 'addresses'
  | 'cpus'
  | 'memoryMib'
  | 'disks'
  | 'guestOs'
  | 'cluster'
  | 'template'
  | 'tags'
  | 'description'
  | 'createdAt';

export type Column = {
  key: ColumnKey;
  /** As a track of a CSS grid. */
  width: string;
  sort?: SortField;
  isNumber?: boolean;
  render: (row: RowFacts) => ReactNode;
};

/** Everything that a row can show between the name and the buttons, in this order. */
export const COLUMNS: Column[] = [
  { key: 'powerState', width: 'minmax(7.5rem, 1.4fr)', sort: 'powerState', render: (row) => <State {...row} /> },
  { key: 'provider', width: 'minmax(0, 1.5fr)', sort: 'provider', render: (row) => <Line text={row.providerName} /> },
  { key: 'addresses', width: 'minmax(0, 1.2fr)', render: ({ vm }) => <Addresses addresses={vm.ipAddresses} /> },
  { key: 'cpus', width: '3.5rem', sort: 'cpus', isNumber: true, render: ({ vm }) => vm.cpus },
  {
    key: 'memoryMib',
    width: '5.25rem',
    sort: 'memoryMib',
    isNumber: true,
    render: ({ vm }) => vm.memoryMib !== undefined && formatMib(vm.memoryMib),
  },
  {
    key: 'disks',
    width: '5.25rem',
    isNumber: true,
    render: ({ vm }) =>
      formatMib(vm.disks.reduce((sum, { kind, sizeMib }) => sum + (kind === 'DISK' ? sizeMib : 0), 0)),
  },
  { key: 'guestOs', width: 'minmax(0, 1fr)', render: ({ vm }) => <Line text={vm.guestOs} /> },
  { key: 'cluster', width: 'minmax(0, 1fr)', render: ({ vm }) => <Line text={vm.cluster} /> },
  { key: 'template', width: 'minmax(0, 1fr)', render: ({ vm }) => <Line text={vm.template} /> },
  { key: 'tags', width: 'minmax(0, 1.2fr)', render: ({ vm }) => <Tags tags={vm.tags} /> },
  { key: 'description', width: 'minmax(0, 1.6fr)', render: ({ vm }) => <Line text={vm.description} /> },
  { key: 'createdAt', width: 'minmax(0, 1fr)', sort: 'createdAt', render: ({ vm }) => <Age at={vm.createdAt} /> },
];

const STANDARD: ColumnKey[] = ['powerState', 'provider', 'addresses', 'cpus', 'memoryMib'];

/** What was chosen, or what fits if nothing was; never what this version of the page does not know. */
export function columnsOf(chosen: readonly string[] | undefined, isWide: boolean): Column[] {
  const keys = chosen ?? STANDARD.filter((key) => isWide || key !== 'provider');
  return COLUMNS.filter(({ key }) => keys.includes(key));
}

/** The grid of a row: tick, name, chosen columns, buttons. */
export function tracksOf(columns: Column[]): string {
  return ['1.25rem', 'minmax(9rem, 2.2fr)', ...columns.map(({ width }) => width), '9.5rem'].join(' ');
}

function Line({ text }: { text: string | undefined }) {
  return (
    <Text size="sm" truncate title={text}>
      {text}
    </Text>
  );
}

function Tags({ tags }: { tags: string[] }) {
  return (
    <Group gap={4} wrap="nowrap" style={{ overflow: 'hidden' }} title={tags.join('\n')}>
      {tags.map((tag) => (
        <Badge key={tag} variant="default" fw={500} style={{ flexShrink: 0, whiteSpace: 'nowrap' }}>
          {tag}
        </Badge>
      ))}
    </Group>
  );
}

export function State({ vm, operation }: Pick<RowFacts, 'vm' | 'operation'>) {
  const { t } = useTranslation();
  if (!operation) return <VmStateBadge vm={vm} />;
  return (
    <div style={{ minWidth: '7.5rem' }}>
      <Group gap={6} wrap="nowrap">
        <VmStateBadge vm={vm} />
        <Text size="xs" c="dimmed">
          {t('vms.percent', { percent: operation.progress })}
        </Text>
      </Group>
      <Progress
        size="xs"
        mt={5}
        value={operation.progress}
        animated
        aria-label={t(`operations.doing.${operation.kind}`, { name: vm.name })}
      />
    </div>
  );
}

function Addresses({ addresses }: { addresses: string[] }) {
  const { t } = useTranslation();
  const rest = addresses.length - 1;
  return (
    <Text size="sm" truncate title={addresses.join('\n')} ff={addresses.length ? 'monospace' : undefined}>
      {addresses[0]}
      {rest > 0 && ` ${t('vms.list.moreAddresses', { count: rest })}`}
    </Text>
  );
}
