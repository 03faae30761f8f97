import { Checkbox, Group, List, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Sparkles, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useRunningOperations, useUser } from '@/api/hooks';
import { fileQueries } from '@/api/file-queries';
import { ActionButton } from '@/ui/ActionButton';
import { Age } from '@/ui/Age';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Face } from '@/ui/Face';
import { FilePath } from '@/ui/FilePath';
import { formatBytes } from '@/ui/format';
import { ProblemFace } from '@/ui/ProblemText';
import { ScrollTable } from '@/ui/ScrollTable';
import { idsByProvider, totalBytes } from './organized';

/** What is nobody's. Nothing is ticked unasked. */
export function CleanupTab() {
  const { t } = useTranslation();
  const { role } = useUser();
  const running = useRunningOperations();
  const started = useOperationStarted();
  const [ticked, setTicked] = useState<string[]>([]);
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery(fileQueries.cleanup());
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  if (data.items.length === 0) {
    return (
      <Face icon={Sparkles} color="green" title={t('organizer.cleanup.empty')} text={t('organizer.cleanup.text')} />
    );
  }
  const chosen = data.items.filter(({ id }) => ticked.includes(id));
  const busy = data.items.some(({ provider }) => running.has(provider));
  const reasons: [boolean, string][] = [
    [role === 'VIEWER', t('vms.why.role')],
    [busy, t('backups.why.busy')],
    [chosen.length === 0, t('organizer.cleanup.chooseFirst')],
  ];
  const clean = async () => {
    for (const [provider, items] of idsByProvider(chosen)) {
      started(await answer(api.POST('/api/cleanup', { body: { provider, items } })));
    }
    setTicked([]);
  };
  return (
    <Stack>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {t('organizer.cleanup.count', { count: data.items.length, size: formatBytes(totalBytes(data.items)) })}{' '}
          {t('organizer.cleanup.text')}
        </Text>
        <ActionButton
          icon={Trash2}
          variant="filled"
          label={t('organizer.cleanup.open', { count: chosen.length })}
          why={reasons.find(([holds]) => holds)?.[1]}
          onClick={() => setAsked(true)}
        />
      </Group>
      <ScrollTable
        label={t('organizer.tab.cleanup')}
        minWidth={720}
        columns={[
          {
            label: (
              <Checkbox
                aria-label={t('organizer.cleanup.tickAll')}
                checked={chosen.length === data.items.length}
                indeterminate={chosen.length > 0 && chosen.length < data.items.length}
                onChange={(event) => setTicked(event.currentTarget.checked ? data.items.map(({ id }) => id) : [])}
              />
            ),
          },
          { label: t('organizer.cleanup.found') },
          { label: t('organizer.places.size') },
          { label: t('organizer.cleanup.modified'), wide: true },
          { label: t('vms.field.provider'), wide: true },
        ]}
      >
        {data.items.map(({ id, kind, path, sizeBytes, modifiedAt, provider }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Checkbox
                aria-label={t('vms.bulk.tick', { name: path })}
                checked={ticked.includes(id)}
                onChange={(event) =>
                  setTicked(event.currentTarget.checked ? [...ticked, id] : ticked.filter((one) => one !== id))
                }
              />
            </Table.Td>
            <Table.Td>
              <Text size="sm" fw={600}>
                {t(`organizer.cleanup.kind.${kind}`)}
              </Text>
              <FilePath path={path} dimmed />
            </Table.Td>
            <Table.Td>{formatBytes(sizeBytes)}</Table.Td>
            <Table.Td visibleFrom="sm">
              <Age at={modifiedAt} />
            </Table.Td>
            <Table.Td visibleFrom="sm">{provider}</Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
      {asked && (
        <ConfirmDialog
          title={t('organizer.cleanup.open', { count: chosen.length })}
          confirmLabel={t('organizer.cleanup.submit')}
          onConfirm={clean}
          onClose={() => setAsked(false)}
        >
          <Stack gap="xs">
            {t('organizer.cleanup.confirm', { size: formatBytes(totalBytes(chosen)) })}
            <List size="sm">
              {chosen.map(({ id, path }) => (
                <List.Item key={id}>
                  <FilePath path={path} />
                </List.Item>
              ))}
            </List>
          </Stack>
        </ConfirmDialog>
      )}
    </Stack>
  );
}
