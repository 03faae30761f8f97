import { Badge, Button, Group, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FlaskConical, RotateCcw, ShieldX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemAlert, ProblemFace } from '@/ui/ProblemText';
import { FaultRules } from './FaultRules';
import { RequestJournal } from './RequestJournal';

const SHOWN_KINDS = ['vm', 'cluster', 'host', 'subnet', 'image', 'snapshot', 'task'] as const;

export function Component() {
  const { t } = useTranslation();
  const { role } = useUser();
  const { data: about } = useQuery(queries.about());
  return (
    <Page title={t('simulator.title')} description={t('simulator.description')}>
      {role !== 'ADMINISTRATOR' ? (
        <Face icon={ShieldX} title={t('users.administratorsOnly')} />
      ) : about?.profile === 'PRODUCTION' ? (
        <Face icon={FlaskConical} title={t('simulator.notHere')} />
      ) : (
        <Stack>
          <Status />
          <FaultRules />
          <RequestJournal />
        </Stack>
      )}
    </Page>
  );
}

function Status() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [resetting, setResetting] = useState(false);
  const { data, error, refetch } = useQuery(queries.simulatorStatus());
  const changed = () => queryClient.invalidateQueries();
  const restart = useMutation({
    mutationFn: () => answer(api.POST('/api/mock-server/restart')),
    onSuccess: changed,
  });
  const reset = useMutation({ mutationFn: () => answer(api.POST('/api/mock-server/reset')), onSuccess: changed });

  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={{ base: 186, sm: 84 }} />;
  return (
    <Paper withBorder p="md">
      <ProblemAlert error={restart.error} />
      <Group justify="space-between">
        <Stack gap={6}>
          <Group gap="sm">
            <Badge className="acvm-state" color={data.running ? 'green' : 'gray'} variant="light">
              {data.running ? t('simulator.running') : t('simulator.stopped')}
            </Badge>
            <Text ff="monospace" size="sm">
              {data.url}
            </Text>
            <Text size="sm" c="dimmed">
              {data.version}
            </Text>
          </Group>
          <Text size="sm">
            {SHOWN_KINDS.map((kind) => t(`simulator.kind.${kind}`, { count: data.entities[kind] ?? 0 })).join(' · ')}
          </Text>
        </Stack>
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<RotateCcw size={16} aria-hidden />}
            loading={restart.isPending}
            onClick={() => restart.mutate()}
          >
            {t('simulator.restart')}
          </Button>
          <Button color="red.8" onClick={() => setResetting(true)}>
            {t('simulator.reset')}
          </Button>
        </Group>
      </Group>
      {resetting && (
        <ConfirmDialog
          danger
          title={t('simulator.resetTitle')}
          confirmLabel={t('simulator.reset')}
          onConfirm={() => reset.mutateAsync()}
          onClose={() => setResetting(false)}
        >
          {t('simulator.resetText')}
        </ConfirmDialog>
      )}
    </Paper>
  );
}
