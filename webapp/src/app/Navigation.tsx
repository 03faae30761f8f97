import { AppShell, NavLink, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { queries } from '@/api/queries';
import { type Place, usePlaces } from './places';

export function Navigation() {
  const { t } = useTranslation();
  const places = usePlaces();
  const { data: about } = useQuery(queries.about());
  return (
    <AppShell.Navbar p="sm" aria-label={t('frame.navigation.label')}>
      <Stack gap={4} style={{ flex: 1 }}>
        {places.map((place) => (
          <Entry key={place.to} {...place} />
        ))}
      </Stack>
      {about && (
        <Text size="xs" c="dimmed" px="sm">
          {t('frame.version', { version: about.version })}
        </Text>
      )}
    </AppShell.Navbar>
  );
}

function Entry({ to, icon: Icon, label }: Place) {
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
      active={active}
      aria-current={active ? 'page' : undefined}
      leftSection={<Icon size={18} aria-hidden />}
      style={{ borderRadius: 'var(--mantine-radius-md)' }}
    />
  );
}
