import { Anchor, Group, VisuallyHidden } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear, scaleOrdinal } from '@visx/scale';
import { BarStack } from '@visx/shape';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OperationState, Summary } from '@/api/types';
import classes from './Dashboard.module.css';

const SERIES: [OperationState, string][] = [
  ['SUCCEEDED', 'var(--mantine-color-green-7)'],
  ['FAILED', 'var(--mantine-color-red-7)'],
  ['CANCELED', 'var(--mantine-color-gray-6)'],
  ['RUNNING', 'var(--mantine-color-blue-6)'],
  ['QUEUED', 'var(--mantine-color-blue-3)'],
];
const HOURS = 24;
const HOUR_MS = 3_600_000;
const LEFT_PX = 32;
const BOTTOM_PX = 26;
const HOUR_LABEL_PX = 70;

type Row = { hour: string } & Record<OperationState, number>;

/** Operations of a day by the hour; the same numbers as a table for those who do not see it. */
export default function OperationsChart({ summary, height }: { summary: Summary; height: number }) {
  const { t, i18n } = useTranslation();
  const rows = byHour(summary, i18n.language);
  const used = SERIES.filter(([state]) => rows.some((row) => row[state] > 0));
  return (
    <>
      <div aria-hidden>
        <Bars rows={rows} series={used} height={height} />
      </div>
      <Group gap="md" justify="flex-end" mt={4}>
        {used.map(([state, color]) => (
          <Group key={state} gap={6}>
            <svg width={10} height={10} aria-hidden>
              <circle cx={5} cy={5} r={5} fill={color} />
            </svg>
            <Anchor component={Link} to={`/?operations=${state}`} size="sm">
              {rows.reduce((sum, row) => sum + row[state], 0)} {t(`operations.state.${state}`)}
            </Anchor>
          </Group>
        ))}
      </Group>
      <VisuallyHidden>
        <table>
          <caption>{t('dashboard.operations')}</caption>
          <thead>
            <tr>
              <th>{t('dashboard.hour')}</th>
              {used.map(([state]) => (
                <th key={state}>{t(`operations.state.${state}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows
              .filter((row) => used.some(([state]) => row[state] > 0))
              .map((row) => (
                <tr key={row.hour}>
                  <th scope="row">{row.hour}</th>
                  {used.map(([state]) => (
                    <td key={state}>{row[state]}</td>
                  ))}
                </tr>
              ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </>
  );
}

function byHour(summary: Summary, language: string): Row[] {
  const hourFormat = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
  const begin = Date.parse(summary.since);
  return Array.from({ length: HOURS }, (_, hour) => {
    const at = begin + hour * HOUR_MS;
    const counts = summary.operations.filter(({ since }) => Date.parse(since) === at);
    const of = (state: OperationState) => counts.find((one) => one.state === state)?.count ?? 0;
    return { hour: hourFormat.format(at), ...Object.fromEntries(SERIES.map(([state]) => [state, of(state)])) } as Row;
  });
}

function Bars({ rows, series, height }: { rows: Row[]; series: [OperationState, string][]; height: number }) {
  const { t } = useTranslation();
  const { ref, width } = useElementSize();
  const bottom = height - BOTTOM_PX;
  const keys = series.map(([state]) => state);
  const most = Math.max(1, ...rows.map((row) => keys.reduce((sum, state) => sum + row[state], 0)));
  const x = scaleBand({ domain: rows.map(({ hour }) => hour), range: [LEFT_PX, width], padding: 0.3 });
  const y = scaleLinear({ domain: [0, most], range: [bottom, 8], nice: true });
  const colors = scaleOrdinal({ domain: keys, range: series.map(([, color]) => color) });
  const nth = Math.max(1, Math.ceil((HOURS * HOUR_LABEL_PX) / Math.max(1, width - LEFT_PX)));
  return (
    <div ref={ref} style={{ height }}>
      {width > 0 && (
        <svg width={width} height={height} className={classes.chart}>
          <BarStack data={rows} keys={keys} x={({ hour }) => hour} xScale={x} yScale={y} color={colors}>
            {(stacks) =>
              stacks.flatMap((stack) =>
                stack.bars.map((bar) => (
                  <rect key={`${stack.key}-${bar.index}`} {...box(bar)} fill={bar.color}>
                    <title>{`${rows[bar.index]?.hour}: ${t(`operations.state.${bar.key}`)} ${rows[bar.index]?.[bar.key]}`}</title>
                  </rect>
                )),
              )
            }
          </BarStack>
          <AxisBottom
            top={bottom}
            scale={x}
            tickValues={rows.map(({ hour }) => hour).filter((_, index) => index % nth === 0)}
          />
          <AxisLeft
            left={LEFT_PX}
            scale={y}
            tickValues={y.ticks(4).filter(Number.isInteger)}
            tickFormat={String}
            hideAxisLine
            hideTicks
          />
        </svg>
      )}
    </div>
  );
}

const box = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x,
  y,
  width,
  height: Math.max(0, height),
});
