import { Checkbox, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProviders, useRunningOperations, useVmCan } from '@/api/hooks';
import { selection, useSelection } from '@/api/selection';
import type { Vm } from '@/api/types';
import type { Sort, SortField } from './use-vm-filter';
import { VmCard, VmRow } from './VmRow';
import type { OpenVmDialog } from './use-vm-dialogs';
import classes from './VmTable.module.css';

const ROW_HEIGHT_PX = 52;
const CARD_HEIGHT_PX = 110;
const COLUMNS: { field?: SortField; label: 'addresses' | 'actions' | SortField; className?: string }[] = [
  { field: 'name', label: 'name' },
  { field: 'powerState', label: 'powerState' },
  { field: 'provider', label: 'provider', className: classes.provider },
  { label: 'addresses' },
  { field: 'cpus', label: 'cpus', className: classes.number },
  { field: 'memoryMib', label: 'memoryMib', className: classes.number },
  { label: 'actions', className: classes.number },
];

type Props = {
  vms: Vm[];
  /** How many there are on the server; what is not loaded yet is shown as empty rows, so that the scroll bar is true. */
  total: number;
  sort: Sort;
  onSort: (sort: Sort) => void;
  onNeedMore: () => void;
  onAction: OpenVmDialog;
};

export function VmTable({ vms, total, sort, onSort, onNeedMore, onAction }: Props) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 61.99em)', undefined, { getInitialValueInEffect: false });
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const providers = useProviders();
  const running = useRunningOperations();
  const can = useVmCan();
  const ticked = useSelection();
  const allTicked = vms.length > 0 && vms.every(({ id }) => ticked.has(id));
  // Notices above the table come and go.
  useLayoutEffect(() => {
    const measure = () => {
      if (body.current) setTop(Math.round(body.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  const rowHeight = isNarrow ? CARD_HEIGHT_PX : ROW_HEIGHT_PX;
  const virtualizer = useWindowVirtualizer({
    count: Math.max(total, vms.length),
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: top,
    getItemKey: (index) => vms[index]?.id ?? index,
  });
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastShown >= vms.length - 1 && vms.length < total) onNeedMore();
  }, [lastShown, vms.length, total, onNeedMore]);

  const Row = isNarrow ? VmCard : VmRow;
  return (
    <div role="table" aria-label={t('vms.list.title')} aria-rowcount={total + 1} className={classes.table}>
      {!isNarrow && (
        <div role="rowgroup" className={classes.header}>
          <div role="row" aria-rowindex={1} style={{ display: 'contents' }}>
            <div role="columnheader">
              <Checkbox
                size="sm"
                aria-label={t('vms.bulk.tickAll')}
                checked={allTicked}
                indeterminate={!allTicked && ticked.size > 0}
                onChange={() => (allTicked ? selection.clear() : selection.set(vms))}
              />
            </div>
            {COLUMNS.map(({ field, label, className }) => (
              <HeaderCell
                key={label}
                field={field}
                label={t(`vms.field.${label}`)}
                className={className}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </div>
        </div>
      )}
      <div role="rowgroup" ref={body} className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const vm = vms[index];
          return (
            <Row
              key={key}
              rowIndex={index + 2}
              top={start - top}
              height={rowHeight}
              vm={vm}
              providerName={vm && (providers.get(vm.provider)?.name ?? vm.provider)}
              operation={vm && (running.get(vm.id) ?? vm.operation)}
              ticked={vm !== undefined && ticked.has(vm.id)}
              can={can}
              onAction={onAction}
            />
          );
        })}
      </div>
    </div>
  );
}

type HeaderProps = {
  field?: SortField;
  label: string;
  className?: string;
  sort: Sort;
  onSort: (sort: Sort) => void;
};

function HeaderCell({ field, label, className, sort, onSort }: HeaderProps) {
  const direction = sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : undefined;
  const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
  return (
    <div role="columnheader" aria-sort={field && (direction ?? 'none')} className={className}>
      {field ? (
        <UnstyledButton
          className={classes.sort}
          fz="sm"
          onClick={() => onSort(direction === 'ascending' ? `-${field}` : field)}
        >
          {label}
          {direction && <Arrow size={14} aria-hidden />}
        </UnstyledButton>
      ) : (
        <b>{label}</b>
      )}
    </div>
  );
}
