import { Group, NumberInput, Select, SimpleGrid, Table, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted } from '@/api/hooks';
import { fileQueries } from '@/api/file-queries';
import type { Vm } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { formatTime } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import { ScrollTable } from '@/ui/ScrollTable';
import { goingOf, POLICY_FIELDS, toPolicy, USUAL_POLICY } from './retention';

const TYPING_MS = 250;

type Props = { vms: Pick<Vm, 'id' | 'name'>[]; onClose: () => void };

/** Shows what a policy keeps and why while it is being typed, and deletes the rest. */
export default function RetentionDialog({ vms, onClose }: Props) {
  const { t } = useTranslation();
  const started = useOperationStarted();
  const [vmId, setVmId] = useState(vms[0]?.id ?? '');
  const form = useForm({ initialValues: USUAL_POLICY });
  const policy = toPolicy(form.values);
  const [settled] = useDebouncedValue(JSON.stringify(policy), TYPING_MS);
  const plan = useQuery(fileQueries.retentionPlan(vmId, JSON.parse(settled) as typeof policy));
  const isSettled = settled === JSON.stringify(policy) && !plan.isPlaceholderData;
  const choices = plan.data?.items ?? [];
  const going = goingOf(choices).length;
  const apply = useMutation({
    mutationFn: async () =>
      started(
        await answer(api.POST('/api/vms/{vmId}/backups/retention', { params: { path: { vmId } }, body: policy })),
      ),
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t('backups.retention.title')}
      submitLabel={t('backups.retention.submit', { count: going })}
      size="lg"
      danger
      busy={apply.isPending}
      disabled={going === 0 || !isSettled}
      error={apply.error}
      onSubmit={form.onSubmit(() => apply.mutate())}
      onClose={onClose}
    >
      <Text size="sm">{t('backups.retention.text')}</Text>
      {vms.length > 1 && (
        <Select
          label={t('backups.field.vm')}
          allowDeselect={false}
          searchable
          data={vms.map(({ id, name }) => ({ value: id, label: name }))}
          value={vmId}
          onChange={(id) => setVmId(id ?? '')}
        />
      )}
      <SimpleGrid cols={{ base: 2, sm: 4 }} style={{ alignItems: 'end' }}>
        {POLICY_FIELDS.map((field) => (
          <NumberInput
            key={field}
            label={t(`backups.retention.${field}`)}
            min={0}
            max={1000}
            allowDecimal={false}
            {...form.getInputProps(field)}
          />
        ))}
      </SimpleGrid>
      <ProblemAlert error={plan.error} />
      {choices.length > 0 && (
        <ScrollTable
          label={t('backups.retention.plan')}
          minWidth={420}
          maxHeight="40vh"
          columns={[{ label: t('backups.field.created') }, { label: t('backups.retention.what') }]}
        >
          {choices.map(({ backupId, createdAt, keep, reasons }) => (
            <Table.Tr key={backupId}>
              <Table.Td>{formatTime(createdAt)}</Table.Td>
              <Table.Td>
                <Group gap={6} wrap="nowrap">
                  {keep ? (
                    <CircleCheck size={15} color="var(--mantine-color-green-7)" aria-hidden />
                  ) : (
                    <Trash2 size={15} color="var(--mantine-color-error)" aria-hidden />
                  )}
                  <Text size="sm">
                    {keep
                      ? t('backups.retention.kept', {
                          reasons: reasons.map((reason) => t(`backups.retention.reason.${reason}`)).join(', '),
                        })
                      : t('backups.retention.goes')}
                  </Text>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </ScrollTable>
      )}
    </FormDialog>
  );
}
