import { LayoutDashboard, type LucideIcon, Network, Plug, Plus, ScrollText, Server, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';

export type Place = { to: string; label: string; icon: LucideIcon };

/** The pages that this user may go to, for the navigation and the search. */
export function usePlaces(): Place[] {
  const { t } = useTranslation();
  const { role } = useUser();
  const places: Place[] = [
    { to: '/', label: t('dashboard.title'), icon: LayoutDashboard },
    { to: '/vms', label: t('vms.list.title'), icon: Server },
  ];
  if (role !== 'VIEWER') places.push({ to: '/vms/new', label: t('vms.create.title'), icon: Plus });
  places.push({ to: '/ip-pools', label: t('ip.title'), icon: Network });
  places.push({ to: '/providers', label: t('providers.title'), icon: Plug });
  if (role === 'ADMINISTRATOR') {
    places.push(
      { to: '/users', label: t('users.title'), icon: Users },
      { to: '/audit', label: t('audit.title'), icon: ScrollText },
    );
  }
  return places;
}
