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

export function OperationSteps({ steps }: { steps: Step[] }) {
  const { t, i18n } = useTranslation();
  /** The server may know steps that this page does not know yet. */
  const nameOf = (step: string) => {
    const key = `operations.stepName.${step}`;
    return i18n.exists(key) ? t(key as 'operations.stepName.create') : step;
  };
  return (
    <List spacing={4} size="sm" listStyleType="none" center>
      {steps.map((step) => (
        <List.Item key={step.name} icon={ICONS[step.state]}>
          <Group gap={8}>
            <Text size="sm">{nameOf(step.name)}</Text>
            <Text size="xs" c="dimmed">
              {step.detail ?? t(`operations.step.${step.state}`)}
            </Text>
          </Group>
        </List.Item>
      ))}
    </List>
  );
}
