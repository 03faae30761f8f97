import { Group, List, Loader, Text } from '@mantine/core';
import { Circle, CircleCheck, CircleMinus, CircleX, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '@/api/types';

type Step = Operation['steps'][number];

const ICONS: Record<Step['state'], ReactNode> = {
  PENDING: <Circle size={15} aria-hidden />,
  RUNNING: <Loader size={13} aria-hidden />,
  SUCCEEDED: <CircleCheck size={15} color="var(--mantine-color-green-7)" aria-hidden />,
  FAILED: <CircleX size={15} color="var(--mantine-color-red-7)" aria-hidden />,
  SKIPPED: <CircleMinus size={15} aria-hidden />,
  UNDONE: <Undo2 size={15} aria-hidden />,
};

/** The names of steps come from the server's workflows and are shown as they are. */
export function OperationSteps({ steps }: { steps: Step[] }) {
  const { t } = useTranslation();
  return (
    <List spacing={4} size="sm" listStyleType="none" center>
      {steps.map((step) => (
        <List.Item key={step.name} icon={ICONS[step.state]}>
          <Group gap={8}>
            <Text size="sm">{step.name}</Text>
            <Text size="xs" c="dimmed">
              {step.detail ?? t(`operations.step.${step.state}`)}
            </Text>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
