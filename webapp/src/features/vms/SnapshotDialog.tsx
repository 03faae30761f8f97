import { Switch, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders } from '@/api/hooks';
import { fieldErrors, toProblem } from '@/api/problem';
import type { Vm } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';

export function SnapshotDialog({ vm, onClose }: { vm: Vm; onClose: () => void }) {
  const { t } = useTranslation();
  const started = useOperationStarted();
  const capabilities = useProviders().get(vm.provider)?.capabilities ?? [];
  const form = useForm({
    initialValues: { name: '', description: '', includeMemory: false },
    validate: { name: (value) => (value.trim() ? null : t('form.required')) },
  });
  const create = useMutation({
    mutationFn: ({ name, description, includeMemory }: typeof form.values) =>
      answer(
        api.POST('/api/vms/{vmId}/snapshots', {
          params: { path: { vmId: vm.id } },
          body: { name: name.trim(), includeMemory, ...(description.trim() && { description: description.trim() }) },
        }),
      ),
    onSuccess: (operation) => {
      started(operation);
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  return (
    <FormDialog
      title={t('snapshots.create.of', { name: vm.name })}
      submitLabel={t('snapshots.create.title')}
      busy={create.isPending}
      error={create.error}
      onSubmit={form.onSubmit((values) => create.mutate(values), focusFirstError(form))}
      onClose={onClose}
    >
      <TextInput label={t('vms.field.name')} required data-autofocus maxLength={80} {...form.getInputProps('name')} />
      {capabilities.includes('SNAPSHOT_DESCRIPTION') && (
        <Textarea label={t('vms.field.description')} autosize maxLength={1000} {...form.getInputProps('description')} />
      )}
      {capabilities.includes('SNAPSHOT_MEMORY') && vm.powerState === 'RUNNING' && (
        <Switch label={t('snapshots.create.memory')} {...form.getInputProps('includeMemory', { type: 'checkbox' })} />
      )}
    </FormDialog>
  );
}
