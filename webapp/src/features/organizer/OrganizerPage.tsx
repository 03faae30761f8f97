import { Skeleton, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Archive, FolderTree, Sparkles, Trash2 } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useProviders } from '@/api/hooks';
import { queries } from '@/api/queries';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { PlacesTab } from './PlacesTab';

const BackupsTab = lazy(async () => ({ default: (await import('./BackupsTab')).BackupsTab }));
const CleanupTab = lazy(async () => ({ default: (await import('./CleanupTab')).CleanupTab }));
const TrashTab = lazy(async () => ({ default: (await import('./TrashTab')).TrashTab }));

const TABS = [
  ['places', FolderTree, PlacesTab],
  ['backups', Archive, BackupsTab],
  ['cleanup', Sparkles, CleanupTab],
  ['trash', Trash2, TrashTab],
] as const;

export function Component() {
  const { t } = useTranslation();
  const { isPending } = useQuery(queries.providers());
  const offered = [...useProviders().values()].some(
    ({ capabilities }) => capabilities.includes('ORGANIZE') || capabilities.includes('BACKUP'),
  );
  const content = () => {
    if (isPending) return <Skeleton height={260} role="status" aria-label={t('app.loading')} />;
    if (!offered) {
      return <Face icon={FolderTree} title={t('organizer.notOffered.title')} text={t('organizer.notOffered.text')} />;
    }
    return <Parts />;
  };
  return (
    <Page title={t('organizer.title')} description={t('organizer.description')}>
      {content()}
    </Page>
  );
}

function Parts() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const tab = TABS.find(([name]) => name === search.get('tab'))?.[0] ?? 'places';
  return (
    <Tabs
      value={tab}
      onChange={(chosen) => setSearch(chosen && chosen !== 'places' ? { tab: chosen } : {}, { replace: true })}
      keepMounted={false}
    >
      <Tabs.List mb="lg">
        {TABS.map(([name, Icon]) => (
          <Tabs.Tab key={name} value={name} leftSection={<Icon size={16} aria-hidden />}>
            {t(`organizer.tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {TABS.map(([name, , Part]) => (
        <Tabs.Panel key={name} value={name}>
          <Suspense fallback={<Skeleton height={260} role="status" aria-label={t('app.loading')} />}>
            <Part />
          </Suspense>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
