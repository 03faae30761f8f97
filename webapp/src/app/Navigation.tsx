import { AppShell, NavLink, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FlaskConical, LayoutDashboard, type LucideIcon, Plug, Plus, ScrollText, Server, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';

export function Navigation() {
  const { t } = useTranslation();
  const user = useUser();
  const { data: about } = useQuery(queries.about());
  return (
    <AppShell.Navbar p="sm" aria-label={t('frame.navigation.label')}>
      <Stack gap={4} style={{ flex: 1 }}>
        <Entry to="/" icon={LayoutDashboard} label={t('dashboard.title')} />
        <Entry to="/vms" icon={Server} label={t('vms.list.title')} />
        {user.role !== 'VIEWER' && <Entry to="/vms/new" icon={Plus} label={t('vms.create.title')} />}
        <Entry to="/providers" icon={Plug} label={t('providers.title')} />
        {user.role === 'ADMINISTRATOR' && (
          <>
            <Entry to="/users" icon={Users} label={t('users.title')} />
            <Entry to="/audit" icon={ScrollText} label={t('audit.title')} />
            {about?.profile === 'MOCK' && <Entry to="/simulator" icon={FlaskConical} label={t('simulator.title')} />}
          </>
        )}
      </Stack>
      {about && (
        <Text size="xs" c="dimmed" px="sm">
          {t('frame.version', { version: about.version })}
        </Text>
      )}
    </AppShell.Navbar>
  );
}

function Entry({ to, icon: Icon, label }: { to: string; icon: LucideIcon; label: string }) {
  const { pathname } = useLocation();
  const active = pathname === to || (to === '/vms' && pathname.startsWith('/vms/') && pathname !== '/vms/new');
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
