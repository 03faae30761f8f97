import { Checkbox, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProviders, useRunningOperations, useVmCan } from '@/api/hooks';
import { selection, useSelection } from '@/api/selection';
import type { Vm } from '@/api/types';
import { moveBetweenRows } from './row-keys';
import type { Sort, SortField } from './use-vm-filter';
import { VmCard, VmRow } from './VmRow';
import { useChosenColumns } from './use-columns';
import type { OpenVmDialog } from './use-vm-dialogs';
import { columnsOf, tracksOf } from './vm-columns';
import classes from './VmTable.module.css';

const ROW_HEIGHT_PX = 52;
const CARD_HEIGHT_PX = 110;
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
  const isWide = useMediaQuery('(min-width: 75em)', undefined, { getInitialValueInEffect: false });
  const [chosen] = useChosenColumns();
  const columns = useMemo(() => columnsOf(chosen, isWide ?? true), [chosen, isWide]);
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
  useEffect(() => {
    const rows = body.current;
    rows?.addEventListener('keydown', moveBetweenRows);
    return () => rows?.removeEventListener('keydown', moveBetweenRows);
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
    <div
      role="table"
      aria-label={t('vms.list.title')}
      aria-rowcount={total + 1}
      className={classes.table}
      style={{ '--acvm-tracks': tracksOf(columns) } as CSSProperties}
    >
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
            <HeaderCell field="name" label={t('vms.field.name')} sort={sort} onSort={onSort} />
            {columns.map(({ key, sort: field, isNumber }) => (
              <HeaderCell
                key={key}
                field={field}
                label={t(`vms.field.${key}`)}
                className={isNumber ? classes.number : classes.cell}
                sort={sort}
                onSort={onSort}
              />
            ))}
            <HeaderCell label={t('vms.field.actions')} className={classes.number} sort={sort} onSort={onSort} />
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
              columns={columns}
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
