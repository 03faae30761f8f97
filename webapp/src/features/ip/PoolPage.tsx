import { Button, Skeleton, Stack, Tabs } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Grid3x3, History, Import, List, Pencil, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import { toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import type { IpPool } from '@/api/types';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import { PoolFacts } from './PoolFacts';
import { PoolMap } from './PoolMap';

// Most visits are to the map only.
const PoolLeases = lazy(() => import('./PoolLeases'));
const PoolHistory = lazy(() => import('./PoolHistory'));
const PoolFindings = lazy(() => import('./PoolFindings'));
const PoolLists = lazy(() => import('./PoolLists'));
const PoolDialog = lazy(() => import('./PoolDialog'));

const TABS = [
  ['map', Grid3x3, PoolMap],
  ['leases', List, PoolLeases],
  ['history', History, PoolHistory],
  ['findings', CircleAlert, PoolFindings],
  ['lists', Import, PoolLists],
] as const;

export function Component() {
  const { t } = useTranslation();
  const { poolId = '' } = useParams();
  const { data: pool, error, refetch } = useQuery(queries.ipPool(poolId));
  if (error && toProblem(error).code === 'POOL_NOT_FOUND') {
    return (
      <Page title={t('ip.gone.title')}>
        <Face icon={CircleAlert} title={t('ip.gone.heading')} text={t('ip.gone.text')}>
          <Button component={Link} to="/ip-pools">
            {t('ip.gone.toList')}
          </Button>
        </Face>
      </Page>
    );
  }
  if (pool) return <Pool key={pool.id} pool={pool} />;
  if (error) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  return <Skeleton height={260} role="status" aria-label={t('app.loading')} />;
}

function Pool({ pool }: { pool: IpPool }) {
  const { t } = useTranslation();
  const { role } = useUser();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const [dialog, setDialog] = useState<'edit' | 'delete'>();
  const tab = TABS.find(([name]) => name === search.get('tab'))?.[0] ?? 'map';
  const close = () => setDialog(undefined);
  const remove = async () => {
    await answer(api.DELETE('/api/ip-pools/{poolId}', { params: { path: { poolId: pool.id } } }));
    await queryClient.invalidateQueries({ queryKey: ['listIpPools'] });
    void navigate('/ip-pools');
  };
  return (
    <Page
      title={pool.name}
      description={pool.description ?? pool.cidr}
      actions={
        role === 'ADMINISTRATOR' && (
          <>
            <Button variant="default" leftSection={<Pencil size={16} aria-hidden />} onClick={() => setDialog('edit')}>
              {t('ip.edit.open')}
            </Button>
            <Button
              variant="default"
              leftSection={<Trash2 size={16} aria-hidden />}
              onClick={() => setDialog('delete')}
            >
              {t('ip.delete.open')}
            </Button>
          </>
        )
      }
    >
      <PoolFacts pool={pool} />
      <Tabs
        value={tab}
        onChange={(chosen) => setSearch(chosen && chosen !== 'map' ? { tab: chosen } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {TABS.map(([name, Icon]) => (
            <Tabs.Tab key={name} value={name} leftSection={<Icon size={16} aria-hidden />}>
              {t(`ip.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(([name, , Panel]) => (
          <Tabs.Panel key={name} value={name}>
            <Stack>
              <Suspense fallback={<Skeleton height={240} />}>
                <Panel pool={pool} />
              </Suspense>
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
      <Suspense>{dialog === 'edit' && <PoolDialog pool={pool} onClose={close} />}</Suspense>
      {dialog === 'delete' && (
        <ConfirmDialog
          danger
          title={t('ip.delete.title', { name: pool.name })}
          confirmLabel={t('ip.delete.open')}
          onConfirm={remove}
          onClose={close}
        >
          {t('ip.delete.text')}
        </ConfirmDialog>
      )}
    </Page>
  );
}
