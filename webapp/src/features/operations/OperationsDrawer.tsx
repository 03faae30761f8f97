import { Accordion, Drawer, SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ListChecks } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import { Face } from '@/ui/Face';
import { ProblemFace } from '@/ui/ProblemText';
import { useReturnFocus } from '@/ui/use-return-focus';
import { OperationItem } from './OperationItem';

const MOST_SHOWN = 60;

export default function OperationsDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={t('operations.title')}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
    >
      <Operations />
    </Drawer>
  );
}

function Operations() {
  const { t } = useTranslation();
  const user = useUser();
  const [whose, setWhose] = useState('all');
  const { data, error, refetch } = useQuery(queries.operations());
  const operations = (data?.items ?? [])
    .filter((operation) => whose === 'all' || operation.createdBy === user.username)
    .slice(0, MOST_SHOWN);

  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
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
      {data && operations.length === 0 ? (
        <Face icon={ListChecks} title={t('operations.empty.title')} text={t('operations.empty.text')} />
      ) : (
        <Accordion multiple variant="separated" radius="md" order={2}>
          {operations.map((operation) => (
            <OperationItem key={operation.id} operation={operation} />
          ))}
        </Accordion>
      )}
    </Stack>
  );
}
