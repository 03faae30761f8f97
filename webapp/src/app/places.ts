import { useQuery } from '@tanstack/react-query';
import {
  FlaskConical,
  FolderTree,
  LayoutDashboard,
  type LucideIcon,
  Network,
  Plug,
  Plus,
  ScrollText,
  Server,
  Settings,
  Users,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProviders, useUser } from '@/api/hooks';
import { queries } from '@/api/queries';

export type Place = { to: string; label: string; icon: LucideIcon };

/** The pages that this user may go to, for the navigation and the search. */
export function usePlaces(): Place[] {
  const { t } = useTranslation();
  const { role } = useUser();
  const { data: about } = useQuery(queries.about());
  const withFiles = [...useProviders().values()].some(
    ({ capabilities }) => capabilities.includes('ORGANIZE') || capabilities.includes('BACKUP'),
  );
  const places: Place[] = [
    { to: '/', label: t('dashboard.title'), icon: LayoutDashboard },
    { to: '/vms', label: t('vms.list.title'), icon: Server },
  ];
  if (role !== 'VIEWER') places.push({ to: '/vms/new', label: t('vms.create.title'), icon: Plus });
  places.push({ to: '/ip-pools', label: t('ip.title'), icon: Network });
  if (withFiles) places.push({ to: '/organizer', label: t('organizer.title'), icon: FolderTree });
  places.push({ to: '/providers', label: t('providers.title'), icon: Plug });
  if (role === 'ADMINISTRATOR') {
    places.push(
      { to: '/users', label: t('users.title'), icon: Users },
      { to: '/audit', label: t('audit.title'), icon: ScrollText },
      { to: '/settings', label: t('settings.title'), icon: Settings },
    );
    if (about?.profile === 'MOCK') places.push({ to: '/simulator', label: t('simulator.title'), icon: FlaskConical });
  }
  return places;
}
