import { Accordion, Alert, Box, Button, Code, Group, Progress, ScrollArea, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Ban } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import { hasEnded } from '@/api/live-cache';
import { queries } from '@/api/queries';
import type { Operation } from '@/api/types';
import { Age } from '@/ui/Age';
import { OperationBadge } from '@/ui/badges';
import { ProblemAlert, ProblemDetail } from '@/ui/ProblemText';
import { useProblemTitle } from '@/ui/problem-title';
import { CopyCommand } from './CopyCommand';
import { OperationSteps } from './OperationSteps';
import { RetryButton } from './RetryButton';
import { useOperationTitle } from './operation-title';

const LOG_TAIL = 200;

export function OperationItem({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const title = useOperationTitle()(operation);
  return (
    <Accordion.Item value={operation.id}>
      <Accordion.Control>
        <Stack gap={6}>
          <Group justify="space-between" wrap="nowrap" gap="xs">
            <Text fw={600} size="sm" lineClamp={2}>
              {title}
            </Text>
            <OperationBadge state={operation.state} />
          </Group>
          <Text size="xs" c="dimmed">
            {t('operations.by', { user: operation.createdBy })} · <Age at={operation.createdAt} />
          </Text>
          {!hasEnded(operation) && (
            <Progress
              value={operation.progress}
              animated
              aria-label={t('operations.progress', { operation: title, percent: operation.progress })}
            />
          )}
        </Stack>
      </Accordion.Control>
      <Accordion.Panel>
        <OperationDetail operation={operation} />
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function OperationDetail({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const user = useUser();
  const problemTitle = useProblemTitle();
  const log = useQuery(queries.operationLog(operation.id));
  const cancel = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/operations/{operationId}/cancel', { params: { path: { operationId: operation.id } } })),
  });
  const mayCancel =
    user.role === 'ADMINISTRATOR' || (user.role === 'OPERATOR' && operation.createdBy === user.username);
  const lines = log.data?.items.slice(-LOG_TAIL) ?? [];

  return (
    <Stack gap="sm">
      {operation.error && (
        <Alert color="red" title={problemTitle(operation.error)}>
          <ProblemDetail problem={operation.error} withErrors />
        </Alert>
      )}
      <OperationSteps steps={operation.steps} />
      {lines.length > 0 && (
        <Box>
          <Text size="xs" fw={600} mb={4}>
            {t('operations.log')}
          </Text>
          <ScrollArea.Autosize
            mah={180}
            viewportProps={{ tabIndex: 0, role: 'log', 'aria-label': t('operations.log') }}
          >
            <Code block fz="xs">
              {lines.map(({ at, message }) => `${at.slice(11, 19)} ${message}`).join('\n')}
            </Code>
          </ScrollArea.Autosize>
        </Box>
      )}
      <ProblemAlert error={cancel.error} />
      <Group gap="xs">
        {!hasEnded(operation) && operation.cancelable && mayCancel && (
          <Button
            variant="light"
            color="red.8"
            size="xs"
            leftSection={<Ban size={14} aria-hidden />}
            loading={cancel.isPending}
            disabled={cancel.isSuccess}
            onClick={() => cancel.mutate()}
          >
            {t('operations.cancel')}
          </Button>
        )}
        <RetryButton operation={operation} />
        <CopyCommand operation={operation} />
      </Group>
    </Stack>
  );
}
