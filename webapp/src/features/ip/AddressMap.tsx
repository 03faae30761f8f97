import { Skeleton, UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IpStretch } from '@/api/types';
import { ADDRESS_COLORS } from './AddressBadge';
import { type Cell, cellsOf, ending } from './addresses';
import classes from './AddressMap.module.css';

type Props = { stretches: IpStretch[] | undefined; selected: string[]; onToggle: (cell: Cell) => void };

/** Every address of the pool with its state in words; one stop for the Tab key, arrows move within. */
export function AddressMap({ stretches, selected, onToggle }: Props) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState(0);
  const grid = useRef<HTMLDivElement>(null);
  if (!stretches) return <Skeleton height={160} />;
  const cells = cellsOf(stretches);

  const move = (event: KeyboardEvent) => {
    const columns = getComputedStyle(grid.current as Element).gridTemplateColumns.split(' ').length;
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns };
    const step = event.key === 'Home' ? -current : event.key === 'End' ? cells.length - 1 - current : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(cells.length - 1, Math.max(0, current + step));
    setCurrent(next);
    grid.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  };
  const name = ({ from, to, count, stretch: { state, lease } }: Cell) =>
    [count === 1 ? from : t('ip.map.many', { from, to, count }), t(`ip.state.${state}`), lease?.owner ?? lease?.note]
      .filter(Boolean)
      .join(', ');

  return (
    <div ref={grid} role="group" aria-label={t('ip.map.title')} className={classes.map}>
      {cells.map((cell, index) => {
        const color = ADDRESS_COLORS[cell.stretch.state];
        return (
          <UnstyledButton
            key={cell.key}
            tabIndex={index === Math.min(current, cells.length - 1) ? 0 : -1}
            className={cell.count > 1 ? `${classes.cell} ${classes.many}` : classes.cell}
            style={{
              background: `var(--mantine-color-${color}-light)`,
              color: `var(--mantine-color-${color}-light-color)`,
            }}
            aria-label={name(cell)}
            title={name(cell)}
            aria-pressed={selected.includes(cell.key)}
            onFocus={() => setCurrent(index)}
            onKeyDown={move}
            onClick={() => onToggle(cell)}
          >
            {cell.count > 1 ? name(cell) : ending(cell.from)}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
