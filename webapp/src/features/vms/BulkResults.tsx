import { Button, Group, List, Loader, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasEnded } from '@/api/live-cache';
import { queries } from '@/api/queries';
import type { Operation, Vm } from '@/api/types';
import { useProblemTitle } from '@/ui/problem-title';
import { useReturnFocus } from '@/ui/use-return-focus';
import type { BulkAction, BulkItem, BulkRun } from './use-bulk';

type Props = { run: BulkRun; onRetry: (action: BulkAction, vms: Vm[]) => Promise<void>; onClose: () => void };

/** What became of each VM; the work goes on when this is closed. */
export default function BulkResults({ run, onRetry, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const { data } = useQuery(queries.operations());
  const now = (item: BulkItem): Operation | undefined =>
    data?.items.find(({ id }) => id === item.operation?.id) ?? item.operation;
  const failed = run.items.filter((item) => item.problem ?? now(item)?.state === 'FAILED');
  const ended = run.items.filter((item) => {
    const operation = now(item);
    return item.problem ?? (operation && hasEnded(operation));
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`vms.action.${run.action}`)}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      centered
    >
      <Stack>
        <Text size="sm" role="status">
          {t('vms.bulk.progress', { done: ended.length, count: run.items.length, failed: failed.length })}
        </Text>
        <ScrollArea.Autosize
          mah="50vh"
          viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('vms.bulk.title') }}
        >
          <List listStyleType="none" spacing={6} size="sm">
            {run.items.map((item) => (
              <Item key={item.vm.id} item={item} operation={now(item)} />
            ))}
          </List>
        </ScrollArea.Autosize>
        <Group justify="flex-end">
          {failed.length > 0 && ended.length === run.items.length && (
            <Button
              variant="light"
              onClick={() =>
                void onRetry(
                  run.action,
                  failed.map(({ vm }) => vm),
                )
              }
            >
              {t('vms.bulk.retry', { count: failed.length })}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('dialog.close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Item({ item, operation }: { item: BulkItem; operation: Operation | undefined }) {
  const { t } = useTranslation();
  const problemTitle = useProblemTitle();
  const problem = item.problem ?? operation?.error;
  const state: ReactNode =
    problem || operation?.state === 'FAILED' ? (
      <CircleX size={16} color="var(--mantine-color-error)" aria-hidden />
    ) : operation && hasEnded(operation) ? (
      <CircleCheck size={16} color="var(--mantine-color-green-7)" aria-hidden />
    ) : (
      <Loader size={13} aria-hidden />
    );
  return (
    <List.Item icon={state}>
      <Text size="sm" component="span" fw={600}>
        {item.vm.name}
      </Text>{' '}
      <Text size="sm" component="span" c="dimmed">
        {problem ? problemTitle(problem) : t(`operations.state.${operation?.state ?? 'QUEUED'}`)}
      </Text>
    </List.Item>
  );
}
