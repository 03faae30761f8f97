import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Pencil, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { sendAgain } from '@/api/client';
import { useOperationStarted, useUser } from '@/api/hooks';
import { startedValues } from '@/api/started';
import type { Operation } from '@/api/types';
import { ProblemAlert } from '@/ui/ProblemText';
import { useAskedFor } from './use-asked-for';

/** Asks for the same once more, where it is known what was asked for; a form is opened as it was. */
export function RetryButton({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const { role } = useUser();
  const started = useOperationStarted();
  const { request, isComplete } = useAskedFor(operation);
  const values = startedValues(operation.id);
  const retry = useMutation({
    mutationFn: sendAgain,
    onSuccess: (again) => started(again, values),
  });
  if (role === 'VIEWER' || !['FAILED', 'CANCELED'].includes(operation.state)) return null;
  return (
    <>
      {request && isComplete && (
        <Button
          variant="light"
          size="xs"
          leftSection={<RotateCw size={14} aria-hidden />}
          loading={retry.isPending}
          disabled={retry.isSuccess}
          onClick={() => retry.mutate(request)}
        >
          {t('operations.retry')}
        </Button>
      )}
      {operation.kind === 'CREATE_VM' && values !== undefined && (
        <Button
          component={Link}
          to={`/vms/new?from=${operation.id}`}
          variant="default"
          size="xs"
          leftSection={<Pencil size={14} aria-hidden />}
        >
          {t('vms.create.reopen')}
        </Button>
      )}
      <ProblemAlert error={retry.error} />
    </>
  );
}
