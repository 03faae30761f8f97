import { Anchor, Paper, Progress, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProviders } from '@/api/hooks';
import type { Summary } from '@/api/types';
import { formatMib } from '@/ui/format';

const RESOURCES = ['cpus', 'memoryMib', 'diskMib'] as const;
type Resource = (typeof RESOURCES)[number];

const shown = (resource: Resource, amount: number) => (resource === 'cpus' ? String(amount) : formatMib(amount));

/** What is given to the VMs of each provider, and how much of it is in use by running ones. */
export function Allocation({ summary }: { summary: Summary | undefined }) {
  const { t } = useTranslation();
  const providers = useProviders();
  if (!summary) return <Skeleton height={140} />;
  const ids = [...new Set(summary.vms.map(({ provider }) => provider))];
  const sum = (provider: string, resource: Resource, running: boolean) =>
    summary.vms
      .filter((one) => one.provider === provider && (!running || one.powerState === 'RUNNING'))
      .reduce((total, one) => total + one[resource], 0);
  if (ids.length === 0) return <Text c="dimmed">{t('dashboard.allocation.empty')}</Text>;
  return (
    <Paper withBorder p="xs">
      <div style={{ overflowX: 'auto' }}>
        <Table miw={420}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('vms.field.provider')}</Table.Th>
              {RESOURCES.map((resource) => (
                <Table.Th key={resource}>{t(`dashboard.allocation.${resource}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ids.map((id) => (
              <Table.Tr key={id}>
                <Table.Th scope="row">
                  <Anchor component={Link} to={`/vms?provider=${encodeURIComponent(id)}`} size="sm">
                    {providers.get(id)?.name ?? id}
                  </Anchor>
                </Table.Th>
                {RESOURCES.map((resource) => {
                  const all = sum(id, resource, false);
                  const running = sum(id, resource, true);
                  const text = t('dashboard.allocation.ofAll', {
                    running: shown(resource, running),
                    all: shown(resource, all),
                  });
                  return (
                    <Table.Td key={resource}>
                      <Stack gap={4}>
                        <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
                          {text}
                        </Text>
                        <Progress value={all ? (100 * running) / all : 0} size="sm" aria-label={text} />
                      </Stack>
                    </Table.Td>
                  );
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Paper>
  );
}
