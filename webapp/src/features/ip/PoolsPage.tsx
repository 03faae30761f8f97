import { Anchor, Button, Paper, Skeleton, Table, Text } from '@mantine/core';
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
      <Paper withBorder>
        <Table.ScrollContainer
          minWidth={640}
          scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('ip.title') } }}
        >
          <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t('ip.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('ip.field.name')}</Table.Th>
                <Table.Th>{t('ip.field.cidr')}</Table.Th>
                <Table.Th>{t('ip.field.gateway')}</Table.Th>
                <Table.Th>{t('ip.field.scope')}</Table.Th>
                <Table.Th>{t('ip.field.utilisation')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((pool) => (
                <Table.Tr key={pool.id}>
                  <Table.Td>
                    <Anchor component={Link} to={`/ip-pools/${pool.id}`} fw={600} size="sm">
                      {pool.name}
                    </Anchor>
                    <Text size="xs" c="dimmed">
                      {pool.description}
                    </Text>
                  </Table.Td>
                  <Table.Td ff="monospace">{pool.cidr}</Table.Td>
                  <Table.Td ff="monospace">{pool.gateway}</Table.Td>
                  <Table.Td>{pool.scope}</Table.Td>
                  <Table.Td>
                    <Utilisation pool={pool} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
    );
  };
  return (
    <Page title={t('ip.title')} description={t('ip.description')} actions={create}>
      {content()}
      <Suspense>{making && <PoolDialog onClose={() => setMaking(false)} />}</Suspense>
    </Page>
  );
}
