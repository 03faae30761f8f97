import { Accordion, Drawer, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { Operation, OperationState } from '@/api/types';
import { Face } from '@/ui/Face';
import { ProblemFace } from '@/ui/ProblemText';
import { useReturnFocus } from '@/ui/use-return-focus';
import { OperationItem } from './OperationItem';

const MOST_SHOWN = 60;
const STATES = ['QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED'] satisfies OperationState[];

type Props = {
  /** Only those of the last day that are in this state, or in any if it is none. */
  ofDay?: string;
  onClose: () => void;
};

export default function OperationsDrawer({ ofDay, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  const state = STATES.find((one) => one === ofDay);
  const title = ofDay === undefined ? t('operations.title') : t('dashboard.operations');
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={state ? `${title} · ${t(`operations.state.${state}`)}` : title}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      {state ? <OperationsIn state={state} /> : <Operations isOfDay={ofDay !== undefined} />}
    </Drawer>
  );
}

function Operations({ isOfDay }: { isOfDay: boolean }) {
  const { data, error, refetch } = useQuery(queries.operations());
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  return <Listed operations={data?.items} isOfDay={isOfDay} />;
}

function OperationsIn({ state }: { state: OperationState }) {
  const { data, error, refetch } = useQuery(queries.operationsIn(state));
  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  return <Listed operations={data?.items} isOfDay />;
}

function Listed({ operations, isOfDay }: { operations: Operation[] | undefined; isOfDay: boolean }) {
  const { t } = useTranslation();
  const user = useUser();
  const [whose, setWhose] = useState('all');
  const [since] = useState(() => (isOfDay ? beginOfDay(Date.now()) : 0));
  if (!operations) return <Skeleton height={240} />;
  const all = operations
    .filter((operation) => whose === 'all' || operation.createdBy === user.username)
    .filter(({ createdAt }) => Date.parse(createdAt) >= since);
  const shown = all.slice(0, MOST_SHOWN);
  return (
    <Stack>
      <SegmentedControl
        aria-label={t('operations.whose.label')}
        value={whose}
        onChange={setWhose}
        data={[
          { value: 'all', label: t('operations.whose.all') },
          { value: 'mine', label: t('operations.whose.mine') },
        ]}
      />
      {shown.length === 0 ? (
        <Face icon={ListChecks} title={t('operations.empty.title')} text={t('operations.empty.text')} />
      ) : (
        <Accordion multiple variant="separated" radius="md" order={2}>
          {shown.map((operation) => (
            <OperationItem key={operation.id} operation={operation} />
          ))}
        </Accordion>
      )}
      {all.length > MOST_SHOWN && (
        <Text size="sm" c="dimmed">
          {t('operations.newest', { count: MOST_SHOWN })}
        </Text>
      )}
    </Stack>
  );
}

const HOUR_MS = 3_600_000;

/** As the summary counts a day: the hour that has begun and the 23 before it. */
function beginOfDay(now: number): number {
  return Math.floor(now / HOUR_MS) * HOUR_MS - 23 * HOUR_MS;
}
