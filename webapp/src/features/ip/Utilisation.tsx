import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IpPool } from '@/api/types';
import { ADDRESS_COLORS } from './AddressBadge';

const PARTS = [
  ['leased', 'LEASED'],
  ['reserved', 'RESERVED'],
  ['held', 'HELD'],
  ['coolingDown', 'COOLING_DOWN'],
  ['quarantined', 'QUARANTINED'],
  ['conflicting', 'CONFLICTING'],
] as const;

/** How much of a pool is gone, and to what. */
export function Utilisation({ pool: { utilisation } }: { pool: IpPool }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language, { notation: 'compact' });
  const parts = PARTS.filter(([name]) => utilisation[name] > 0);
  const words = [
    t('ip.free', { free: number.format(utilisation.free), total: number.format(utilisation.total) }),
    ...parts.map(([name, state]) => `${number.format(utilisation[name])} ${t(`ip.state.${state}`).toLowerCase()}`),
  ].join(', ');
  return (
    <Stack gap={4} miw={{ base: 0, sm: 160 }}>
      <Progress.Root size="lg" role="img" aria-label={words}>
        {parts.map(([name, state]) => (
          <Progress.Section
            key={name}
            withAria={false}
            value={(100 * utilisation[name]) / Math.max(1, utilisation.total)}
            color={ADDRESS_COLORS[state]}
          />
        ))}
      </Progress.Root>
      <Text size="xs" c="dimmed">
        {words}
      </Text>
    </Stack>
  );
}
