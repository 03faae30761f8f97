import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IpStretch } from '@/api/types';

type State = IpStretch['state'];

/** Colours of the map and its legend; each has its word beside it or in its name. */
export const ADDRESS_COLORS: Record<State, string> = {
  FREE: 'green',
  EXCLUDED: 'gray',
  HELD: 'cyan',
  LEASED: 'blue',
  RESERVED: 'violet',
  COOLING_DOWN: 'yellow',
  QUARANTINED: 'orange',
  CONFLICTING: 'red',
};

export function AddressBadge({ state }: { state: State }) {
  const { t } = useTranslation();
  return (
    <Badge className="acvm-state" variant="light" color={ADDRESS_COLORS[state]}>
      {t(`ip.state.${state}`)}
    </Badge>
  );
}
