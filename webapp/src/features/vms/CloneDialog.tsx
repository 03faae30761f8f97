import { SegmentedControl, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders } from '@/api/hooks';
import { fieldErrors, toProblem } from '@/api/problem';
import type { Vm } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';

export default function CloneDialog({ vm, onClose }: { vm: Vm; onClose: () => void }) {
  const { t } = useTranslation();
  const started = useOperationStarted();
  const capabilities = useProviders().get(vm.provider)?.capabilities ?? [];
  const modes = (['FULL', 'LINKED'] as const).filter((mode) => capabilities.includes(`CLONE_${mode}`));
  const form = useForm({
    initialValues: { name: t('vms.clone.defaultName', { name: vm.name }), mode: modes[0] ?? 'FULL', powerOn: false },
    validate: { name: (value) => (value.trim() ? null : t('form.required')) },
  });
  const clone = useMutation({
    mutationFn: (body: typeof form.values) =>
      answer(api.POST('/api/vms/{vmId}/clone', { params: { path: { vmId: vm.id } }, body })),
    onSuccess: (operation) => {
      started(operation);
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });

  return (
    <FormDialog
      title={t('vms.clone.title', { name: vm.name })}
      submitLabel={t('vms.action.clone')}
      busy={clone.isPending}
      error={clone.error}
      onSubmit={form.onSubmit((values) => clone.mutate(values), focusFirstError(form))}
      onClose={onClose}
    >
      <TextInput label={t('vms.field.name')} required data-autofocus maxLength={80} {...form.getInputProps('name')} />
      {modes.length > 1 && (
        <SegmentedControl
          aria-label={t('vms.clone.mode')}
          data={modes.map((mode) => ({ value: mode, label: t(`vms.cloneMode.${mode}`) }))}
          {...form.getInputProps('mode')}
        />
      )}
      <Switch label={t('vms.create.powerOn')} {...form.getInputProps('powerOn', { type: 'checkbox' })} />
    </FormDialog>
  );
}
