import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { hasEnded } from '@/api/live-cache';
import { queries } from '@/api/queries';
import { startedValues, takesTelling } from '@/api/started';
import type { Operation } from '@/api/types';
import { announce } from '@/ui/announce';
import { ProblemDetail } from '@/ui/ProblemText';
import { useProblemTitle } from '@/ui/problem-title';
import { usePower } from '@/ui/use-power';
import { useOperationTitle } from './operation-title';

/** Says how the operations that this page has started ended; those of others are in the drawer. */
export function useOperationToasts(): void {
  const { t } = useTranslation();
  const title = useOperationTitle();
  const problemTitle = useProblemTitle();
  const navigate = useNavigate();
  const power = usePower();
  const { data } = useQuery(queries.operations());

  useEffect(() => {
    const tell = (operation: Operation) => {
      const { id, state, error, target, kind } = operation;
      const message = t(`operations.ended.${state as 'SUCCEEDED'}`, { operation: title(operation) });
      announce(message);
      const force = () => {
        notifications.hide(id);
        power(target.id, 'stopHard');
      };
      const reopen = () => {
        notifications.hide(id);
        void navigate(`/vms/new?from=${id}`);
      };
      notifications.show({
        id,
        color: state === 'SUCCEEDED' ? 'green' : state === 'FAILED' ? 'red' : 'gray',
        autoClose: state === 'FAILED' ? false : 6000,
        closeButtonProps: { 'aria-label': t('dialog.close') },
        title: message,
        message: (
          <Stack gap={6}>
            {error && <Text size="sm">{problemTitle(error)}</Text>}
            {error && <ProblemDetail problem={error} withErrors />}
            <Group gap="sm">
              {error?.code === 'GUEST_SHUTDOWN_TIMEOUT' && (
                <Button size="compact-sm" color="red.8" onClick={force}>
                  {t('vms.action.stopHard')}
                </Button>
              )}
              {state === 'FAILED' && kind === 'CREATE_VM' && startedValues(id) !== undefined && (
                <Button size="compact-sm" variant="light" onClick={reopen}>
                  {t('vms.create.reopen')}
                </Button>
              )}
              {state === 'SUCCEEDED' && kind !== 'DELETE_VM' && target.type === 'VM' && (
                <Anchor component="button" size="sm" onClick={() => void navigate(`/vms/${target.id}`)}>
                  {t('operations.showVm', { name: target.name ?? target.id })}
                </Anchor>
              )}
            </Group>
          </Stack>
        ),
      });
    };
    for (const operation of data?.items ?? []) {
      if (hasEnded(operation) && takesTelling(operation.id)) tell(operation);
    }
  }, [data, t, title, problemTitle, navigate, power]);
}
