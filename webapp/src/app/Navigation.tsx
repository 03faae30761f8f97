import { ActionIcon, AppShell, NavLink, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { queries } from '@/api/queries';
import { type Place, usePlaces } from './places';

type Props = { narrow: boolean; onNarrow: () => void };

/** Narrow, where there is room for a side bar at all, it has icons only; their names are tips. */
export function Navigation({ narrow, onNarrow }: Props) {
  const { t } = useTranslation();
  const places = usePlaces();
  const { data: about } = useQuery(queries.about());
  const Icon = narrow ? PanelLeftOpen : PanelLeftClose;
  return (
    <AppShell.Navbar p="sm" className={narrow ? 'acvm-narrow' : undefined} aria-label={t('frame.navigation.label')}>
      <Stack gap={4} style={{ flex: 1 }}>
        {places.map((place) => (
          <Entry key={place.to} {...place} narrow={narrow} />
        ))}
      </Stack>
      {about && !narrow && (
        <Text size="xs" c="dimmed" px="sm">
          {t('frame.version', { version: about.version })}
        </Text>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        visibleFrom="sm"
        aria-label={t('frame.navigation.toggle')}
        aria-expanded={!narrow}
        data-tip={t(narrow ? 'frame.navigation.widen' : 'frame.navigation.narrow')}
        onClick={onNarrow}
      >
        <Icon size={18} aria-hidden />
      </ActionIcon>
    </AppShell.Navbar>
  );
}

function Entry({ to, icon: Icon, label, narrow }: Place & { narrow: boolean }) {
  const { pathname } = useLocation();
  const active =
    pathname === to ||
    (to === '/ip-pools' && pathname.startsWith('/ip-pools/')) ||
    (to === '/vms' && pathname.startsWith('/vms/') && pathname !== '/vms/new');
  return (
    <NavLink
      component={Link}
      to={to}
      label={label}
      aria-label={label}
      data-tip={narrow ? label : undefined}
      active={active}
      aria-current={active ? 'page' : undefined}
      leftSection={<Icon size={18} aria-hidden />}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  );
}
