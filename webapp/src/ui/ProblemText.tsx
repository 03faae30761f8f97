import { Alert, Button, Stack, Text } from '@mantine/core';
import { CircleAlert, CloudOff, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { OFFLINE, toProblem } from '@/api/problem';
import type { Problem } from '@/api/types';
import { Face } from './Face';
import { useProblemTitle } from './problem-title';

/** A problem inside a form or a page, with what the server says about this one case. */
export function ProblemAlert({ error }: { error: unknown }) {
  const title = useProblemTitle();
  if (!error) return null;
  const problem = toProblem(error);
  return (
    <Alert color="red" variant="light" icon={<CircleAlert size={18} aria-hidden />} title={title(problem)} role="alert">
      <ProblemDetail problem={problem} />
    </Alert>
  );
}

/** With its field errors where there is no form to show them at. */
export function ProblemDetail({ problem, withErrors }: { problem: Problem; withErrors?: boolean }) {
  const { t } = useTranslation();
  // Where the fields say it themselves, the sentence that sends programs to them helps nobody.
  const saidAtFields = problem.code === 'REQUEST_INVALID' && problem.errors?.length;
  return (
    <Stack gap={4}>
      {!saidAtFields && problem.detail && <Text size="sm">{problem.detail}</Text>}
      {withErrors &&
        problem.errors?.map(({ pointer = '', detail }) => (
          <Text size="sm" key={pointer + detail}>
            {t('problem.field', { field: pointer.slice(1), problem: detail })}
          </Text>
        ))}
      {problem.requestId && (
        <Text size="xs" c="dimmed">
          {t('problem.reference', { id: problem.requestId })}
        </Text>
      )}
    </Stack>
  );
}

/** In the place of a whole page or list that could not be loaded. */
export function ProblemFace({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const title = useProblemTitle();
  const problem = toProblem(error);
  return (
    <Face
      icon={problem.code === OFFLINE ? CloudOff : CircleAlert}
      color="red"
      title={title(problem)}
      text={problem.detail}
    >
      {onRetry && (
        <Button variant="light" leftSection={<RotateCw size={16} aria-hidden />} onClick={onRetry}>
          {t('problem.retry')}
        </Button>
      )}
    </Face>
  );
}
