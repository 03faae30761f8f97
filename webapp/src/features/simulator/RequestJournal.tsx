import { Paper, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import { formatTime } from '@/ui/format';
import { ProblemFace } from '@/ui/ProblemText';

export function RequestJournal() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(queries.simulatorJournal());
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  return (
    <Paper withBorder p="md">
      <Stack>
        <Title order={2} size="h4">
          {t('simulator.journal.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('simulator.journal.total', { count: data.total })}
        </Text>
        <Table.ScrollContainer
          minWidth={620}
          mah={420}
          scrollAreaProps={{
            viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('simulator.journal.title') },
          }}
        >
          <Table aria-label={t('simulator.journal.title')}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('audit.when')}</Table.Th>
                <Table.Th>{t('simulator.journal.request')}</Table.Th>
                <Table.Th>{t('simulator.journal.status')}</Table.Th>
                <Table.Th>{t('simulator.journal.millis')}</Table.Th>
                <Table.Th>{t('simulator.journal.fault')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.requests.map((line) => (
                <Table.Tr key={line.seq}>
                  <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatTime(line.at)}</Table.Td>
                  <Table.Td ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                    {line.method} {line.path.replace('/api/nutanix/v3', '')}
                  </Table.Td>
                  <Table.Td>{line.status === 0 ? t('simulator.journal.cut') : line.status}</Table.Td>
                  <Table.Td>{line.millis}</Table.Td>
                  <Table.Td>{line.fault}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Stack>
    </Paper>
  );
}
