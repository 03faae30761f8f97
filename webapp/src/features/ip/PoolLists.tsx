import { Alert, Button, FileButton, Group, List, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import type { IpImport, IpPool } from '@/api/types';
import { ProblemAlert } from '@/ui/ProblemText';
import { usePoolChanged } from './use-pool-changed';

const FORMATS = ['IPS_TXT', 'CSV'] as const;
const MOST_LINES = 100;

/** Takes over lists of addresses and writes them. */
export default function PoolLists({ pool }: { pool: IpPool }) {
  const { t } = useTranslation();
  const { role } = useUser();
  const changed = usePoolChanged();
  const [format, setFormat] = useState<IpImport['format']>('IPS_TXT');
  const [text, setText] = useState('');
  const take = useMutation({
    mutationFn: (dryRun: boolean) =>
      answer(
        api.POST('/api/ip-pools/{poolId}/import', {
          params: { path: { poolId: pool.id } },
          body: { format, text, dryRun },
        }),
      ),
    onSuccess: changed,
  });
  const read = async (file: File | null) => {
    if (!file) return;
    setText(await file.text());
    setFormat(file.name.toLowerCase().endsWith('.csv') ? 'CSV' : 'IPS_TXT');
  };
  return (
    <Stack>
      <Group align="flex-end">
        <NativeSelect
          label={t('ip.lists.format')}
          data={FORMATS.map((value) => ({ value, label: t(`ip.lists.${value}`) }))}
          value={format}
          onChange={(event) => setFormat(event.currentTarget.value as IpImport['format'])}
          w={260}
        />
        <Button
          component="a"
          variant="default"
          leftSection={<Download size={16} aria-hidden />}
          href={`/api/ip-pools/${encodeURIComponent(pool.id)}/export?format=${format}`}
          download={`${pool.name}.${format === 'CSV' ? 'csv' : 'txt'}`}
        >
          {t('ip.lists.export')}
        </Button>
      </Group>
      {role !== 'VIEWER' && (
        <>
          <Textarea
            label={t('ip.lists.text')}
            autosize
            minRows={4}
            maxRows={14}
            ff="monospace"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group gap="xs">
            <FileButton onChange={(file) => void read(file)} accept="text/plain,text/csv,.txt,.csv">
              {(props) => (
                <Button {...props} variant="default" leftSection={<Upload size={16} aria-hidden />}>
                  {t('ip.lists.file')}
                </Button>
              )}
            </FileButton>
            <Button variant="default" disabled={!text} loading={take.isPending} onClick={() => take.mutate(true)}>
              {t('ip.lists.try')}
            </Button>
            <Button disabled={!text} loading={take.isPending} onClick={() => take.mutate(false)}>
              {t('ip.lists.import')}
            </Button>
          </Group>
          <ProblemAlert error={take.error} />
          {take.data && (
            <Alert
              color={take.data.refused > 0 ? 'yellow' : 'green'}
              title={t(take.data.dryRun ? 'ip.lists.would' : 'ip.lists.did', take.data)}
            >
              <List size="sm">
                {take.data.lines.slice(0, MOST_LINES).map(({ line, address, outcome }) => (
                  <List.Item key={line}>{`${line}: ${address ?? ''} ${t(`ip.lists.outcome.${outcome}`)}`}</List.Item>
                ))}
              </List>
            </Alert>
          )}
        </>
      )}
    </Stack>
  );
}
