import { Box, List, Loader, Text } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProblemTitle } from '@/ui/problem-title';
import type { Outcome } from './use-submit-many';

/** What was answered for each of several. */
export function Outcomes({ outcomes }: { outcomes: Outcome[] }) {
  const { t } = useTranslation();
  const problemTitle = useProblemTitle();
  const icon = ({ operation, problem }: Outcome) =>
    problem ? (
      <CircleX size={16} color="var(--mantine-color-error)" aria-hidden />
    ) : operation ? (
      <CircleCheck size={16} color="var(--mantine-color-green-7)" aria-hidden />
    ) : (
      <Loader size={13} aria-hidden />
    );
  const said = ({ operation, problem }: Outcome) => {
    if (problem) return problem.detail ?? problemTitle(problem);
    return operation ? t('vms.many.accepted') : t('operations.state.QUEUED');
  };
  return (
    <Box tabIndex={0} role="group" aria-label={t('vms.many.outcomes')} mah="30vh" style={{ overflow: 'auto' }}>
      <List listStyleType="none" spacing={6} size="sm" role="list">
        {outcomes.map((outcome) => (
          <List.Item key={outcome.name} icon={icon(outcome)}>
            <b>{outcome.name}</b>{' '}
            <Text size="sm" component="span" c="dimmed">
              {said(outcome)}
            </Text>
          </List.Item>
        ))}
      </List>
    </Box>
  );
}
