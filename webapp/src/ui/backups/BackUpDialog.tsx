import { Select, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted } from '@/api/hooks';
import type { Vm } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';

type Props = { vms: Vm[]; onClose: () => void };

/** Backs up one VM; asks which where there are several. */
export default function BackUpDialog({ vms, onClose }: Props) {
  const { t } = useTranslation();
  const started = useOperationStarted();
  const only = vms.length === 1 ? vms[0] : undefined;
  const form = useForm({
    initialValues: { vmId: only?.id ?? '', note: '' },
    validate: { vmId: (value) => (value ? null : t('form.required')) },
  });
  const runs = (id: string) => vms.some((vm) => vm.id === id && vm.powerState === 'RUNNING');
  const backUp = useMutation({
    mutationFn: async ({ vmId, note }: { vmId: string; note: string }) =>
      started(
        await answer(
          api.POST('/api/vms/{vmId}/backups', {
            params: { path: { vmId } },
            body: { ...(note.trim() && { note: note.trim() }), ...(runs(vmId) && { live: true }) },
          }),
        ),
      ),
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={only ? t('backups.create.of', { name: only.name }) : t('backups.create.title')}
      submitLabel={t('backups.create.submit')}
      busy={backUp.isPending}
      error={backUp.error}
      onSubmit={form.onSubmit((values) => backUp.mutate(values), focusFirstError(form))}
      onClose={onClose}
    >
      <Text size="sm">{t('backups.create.text')}</Text>
      {!only && (
        <Select
          label={t('backups.field.vm')}
          description={t('backups.create.onlyStopped')}
          required
          searchable
          nothingFoundMessage={t('vms.create.noneFound')}
          data={vms.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('vmId')}
        />
      )}
      {runs(form.values.vmId) && (
        <Text size="sm" role="status">
          {t('backups.create.live')}
        </Text>
      )}
      <TextInput label={t('backups.field.note')} maxLength={1000} data-autofocus {...form.getInputProps('note')} />
    </FormDialog>
  );
}
