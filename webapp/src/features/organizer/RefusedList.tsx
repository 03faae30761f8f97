import { Alert, List } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useProblemTitle } from '@/ui/problem-title';
import type { Refused } from './use-each';

export function RefusedList({ refused }: { refused: Refused[] }) {
  const { t } = useTranslation();
  const title = useProblemTitle();
  if (refused.length === 0) return null;
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      icon={<CircleAlert size={18} aria-hidden />}
      title={t('organizer.refused', { count: refused.length })}
    >
      <List size="sm">
        {refused.map(({ name, problem }) => (
          <List.Item key={name}>
            <strong>{name}</strong>: {title(problem)}
            {problem.detail && ` – ${problem.detail}`}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
