import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OperationState, Summary } from '@/api/types';

const SERIES = [
  ['SUCCEEDED', 'green.7'],
  ['FAILED', 'red.7'],
  ['CANCELED', 'gray.6'],
  ['RUNNING', 'blue.6'],
  ['QUEUED', 'blue.3'],
] as const satisfies [OperationState, string][];
const HOURS = 24;
const HOUR_MS = 3_600_000;

/** Operations of a day by the hour; the same numbers as a table for those who do not see it. */
export default function OperationsChart({ summary, height }: { summary: Summary; height: number }) {
  const { t, i18n } = useTranslation();
  const hourFormat = new Intl.DateTimeFormat(i18n.language, { hour: '2-digit', minute: '2-digit' });
  const begin = Date.parse(summary.since);
  const rows = Array.from({ length: HOURS }, (_, hour) => {
    const at = begin + hour * HOUR_MS;
    const counts = summary.operations.filter(({ since }) => Date.parse(since) === at);
    return {
      hour: hourFormat.format(at),
      ...Object.fromEntries(SERIES.map(([state]) => [state, counts.find((one) => one.state === state)?.count ?? 0])),
    } as { hour: string } & Record<OperationState, number>;
  });
  const used = SERIES.filter(([state]) => rows.some((row) => row[state] > 0));
  return (
    <>
      <div aria-hidden>
        <BarChart
          h={height}
          data={rows}
          dataKey="hour"
          type="stacked"
          withLegend
          series={used.map(([name, color]) => ({ name, color, label: t(`operations.state.${name}`) }))}
          yAxisProps={{ allowDecimals: false, width: 32 }}
          barChartProps={{ accessibilityLayer: false }}
          barProps={{ isAnimationActive: false }}
        />
      </div>
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
