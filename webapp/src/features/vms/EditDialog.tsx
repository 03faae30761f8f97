import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders } from '@/api/hooks';
import { toProblem } from '@/api/problem';
import type { Vm } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { NumberField } from '@/ui/NumberField';
import { focusFirstError } from '@/ui/focus-first-error';
import { toFormErrors } from './create-form';
import { TagsField } from './TagsField';
import { changesOf, type EditValues, editValues } from './edit-form';

export default function EditDialog({ vm, onClose }: { vm: Vm; onClose: () => void }) {
  const { t } = useTranslation();
  const started = useOperationStarted();
  const capabilities = useProviders().get(vm.provider)?.capabilities ?? [];
  const before = editValues(vm);
  const positive = (value: number | string) => (value === '' || Number(value) > 0 ? null : t('form.positive'));
  const form = useForm<EditValues>({
    initialValues: before,
    validate: {
      name: (value) => (value.trim() ? null : t('form.required')),
      cpus: positive,
      memoryGib: positive,
      diskGib: (value) => (Number(value) < Number(before.diskGib) ? t('vms.edit.diskShrink') : positive(value)),
    },
  });
  const edit = useMutation({
    mutationFn: async (values: EditValues) => {
      const body = changesOf(before, values);
      if (!body) return;
      started(await answer(api.PATCH('/api/vms/{vmId}', { params: { path: { vmId: vm.id } }, body })));
    },
    onSuccess: onClose,
    onError: (error) => form.setErrors(toFormErrors(toProblem(error))),
  });
  const canChange = capabilities.includes('RECONFIGURE');

  return (
    <FormDialog
      title={t('vms.edit.title', { name: vm.name })}
      submitLabel={t('vms.edit.submit')}
      busy={edit.isPending}
      error={edit.error}
      onSubmit={form.onSubmit((values) => edit.mutate(values), focusFirstError(form))}
      onClose={onClose}
    >
      <TextInput
        label={t('vms.field.name')}
        required
        data-autofocus
        disabled={!canChange}
        {...form.getInputProps('name')}
      />
      <NumberField
        label={t('vms.field.cpus')}
        min={1}
        max={256}
        disabled={!canChange}
        {...form.getInputProps('cpus')}
      />
      <NumberField
        label={t('vms.field.memoryGib')}
        min={0.125}
        max={8192}
        disabled={!canChange}
        {...form.getInputProps('memoryGib')}
      />
      {capabilities.includes('GROW_DISK') && before.diskGib !== '' && (
        <NumberField
          label={t('vms.edit.firstDisk')}
          description={t('vms.edit.diskHint')}
          min={1}
          {...form.getInputProps('diskGib')}
        />
      )}
      <Textarea
        label={t('vms.field.description')}
        autosize
        maxLength={1000}
        disabled={!canChange}
        {...form.getInputProps('description')}
      />
      <TagsField disabled={!canChange} {...form.getInputProps('tags')} />
    </FormDialog>
  );
}
