import { Button, Skeleton, Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Plus, SearchX, Server } from 'lucide-react';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRunningOperations, useUser } from '@/api/hooks';
import { toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import { useSelection } from '@/api/selection';
import { Age } from '@/ui/Age';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import { useBulk } from './use-bulk';
import { inCreationFirst } from './in-creation-first';
import { SourcesNotice } from './SourcesNotice';
import { useVmDialogs } from './use-vm-dialogs';
import { useVmFilter } from './use-vm-filter';
import { VmTable } from './VmTable';
import { VmToolbar } from './VmToolbar';

// Nothing to act on until something is ticked.
const BulkBar = lazy(() => import('./BulkBar'));
const BulkResults = lazy(() => import('./BulkResults'));

export function Component() {
  const { t } = useTranslation();
  const user = useUser();
  const list = useVmFilter();
  const { filter, isFiltered, change } = list;
  const { data, error, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    queries.vmPages(filter),
  );
  const problem = error ? toProblem(error) : undefined;
  const badFilter = problem?.code === 'FILTER_INVALID' ? problem : undefined;
  const running = useRunningOperations();
  const dialogs = useVmDialogs();
  const bulk = useBulk();
  const ticked = useSelection();
  const needMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const loaded = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const vms = useMemo(
    () => (isFiltered ? loaded : inCreationFirst(loaded, [...running.values()])),
    [isFiltered, loaded, running],
  );
  const total = data?.pages.at(-1)?.total ?? 0;
  const sources = data?.pages.at(-1)?.sources ?? [];
  const statuses = useQuery(queries.providerStatuses());
  const connected = statuses.data?.items.filter(({ state }) => state === 'CONNECTED') ?? [];
  const oldest = connected.flatMap(({ lastSuccessAt }) => lastSuccessAt ?? []).sort()[0];
  const canCreate = user.role !== 'VIEWER';
  const createButton = (
    <Button component={Link} to="/vms/new" leftSection={<Plus size={16} aria-hidden />}>
      {t('vms.create.title')}
    </Button>
  );

  const content = () => {
    if (isPending) return <LoadingRows />;
    if (badFilter) return null;
    if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
    if (vms.length > 0) {
      return (
        <VmTable
          vms={vms}
          total={total}
          sort={filter.sort ?? 'name'}
          onSort={(sort) => change({ sort })}
          onNeedMore={needMore}
          onAction={dialogs.open}
        />
      );
    }
    if (isFiltered)
      return <Face icon={SearchX} title={t('vms.list.noMatch.title')} text={t('vms.list.noMatch.text')} />;
    return (
      <Face
        icon={Server}
        title={t('vms.list.empty.title')}
        text={canCreate ? t('vms.list.empty.text') : t('vms.why.role')}
      >
        {canCreate && createButton}
      </Face>
    );
  };

  return (
    <Page
      title={t('vms.list.title')}
      actions={canCreate && createButton}
      description={
        data && (
          <>
            {t('vms.list.count', { count: total })}
            {oldest && (
              <>
                {' · '}
                {t('vms.list.updated')} <Age at={oldest} />
              </>
            )}
          </>
        )
      }
    >
      <VmToolbar {...list} problem={badFilter?.detail} />
      <SourcesNotice sources={sources} />
      {content()}
      <Suspense>
        {user.role !== 'VIEWER' && ticked.size > 0 && <BulkBar onStart={bulk.start} />}
        {bulk.run && <BulkResults run={bulk.run} onRetry={bulk.start} onClose={bulk.close} />}
      </Suspense>
      {dialogs.element}
    </Page>
  );
}

function LoadingRows() {
  const { t } = useTranslation();
  return (
    <Stack gap="xs" role="status" aria-label={t('app.loading')}>
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height={44} />
      ))}
    </Stack>
  );
}
