import { Anchor, Button, Skeleton, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Network, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import { ScrollTable } from '@/ui/ScrollTable';
import { Utilisation } from './Utilisation';

const PoolDialog = lazy(() => import('./PoolDialog'));

export function Component() {
  const { t } = useTranslation();
  const { role } = useUser();
  const [making, setMaking] = useState(false);
  const { data, error, refetch } = useQuery(queries.ipPools());
  const create = role === 'ADMINISTRATOR' && (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setMaking(true)}>
      {t('ip.create.title')}
    </Button>
  );
  const content = () => {
    if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton height={200} />;
    if (data.items.length === 0) return <Face icon={Network} title={t('ip.empty.title')} text={t('ip.empty.text')} />;
    return (
      <ScrollTable
        label={t('ip.title')}
        minWidth={640}
        columns={[
          { label: t('ip.field.name') },
          { label: t('ip.field.cidr'), wide: true },
          { label: t('ip.field.gateway'), wide: true },
          { label: t('ip.field.scope'), wide: true },
          { label: t('ip.field.utilisation') },
        ]}
      >
        {data.items.map((pool) => (
          <Table.Tr key={pool.id}>
            <Table.Td>
              <Anchor component={Link} to={`/ip-pools/${pool.id}`} fw={600} size="sm">
                {pool.name}
              </Anchor>
              <Text size="xs" c="dimmed">
                {pool.description}
              </Text>
              <Text size="xs" ff="monospace" hiddenFrom="sm">
                {pool.cidr}
              </Text>
            </Table.Td>
            <Table.Td visibleFrom="sm" ff="monospace">
              {pool.cidr}
            </Table.Td>
            <Table.Td visibleFrom="sm" ff="monospace">
              {pool.gateway}
            </Table.Td>
            <Table.Td visibleFrom="sm">{pool.scope}</Table.Td>
            <Table.Td>
              <Utilisation pool={pool} />
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
    );
  };
  return (
    <Page title={t('ip.title')} description={t('ip.description')} actions={create}>
      {content()}
      <Suspense>{making && <PoolDialog onClose={() => setMaking(false)} />}</Suspense>
    </Page>
  );
}
