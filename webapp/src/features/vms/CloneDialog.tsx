import { SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders } from '@/api/hooks';
import { fieldErrors, toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import type { Vm } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';

export default function CloneDialog({ vm, onClose }: { vm: Vm; onClose: () => void }) {
  const { t } = useTranslation();
  const started = useOperationStarted();
  const capabilities = useProviders().get(vm.provider)?.capabilities ?? [];
  const modes = (['FULL', 'LINKED'] as const).filter((mode) => capabilities.includes(`CLONE_${mode}`));
  const form = useForm({
    initialValues: {
      name: t('vms.clone.defaultName', { name: vm.name }),
      mode: modes[0] ?? 'FULL',
      snapshot: '',
      powerOn: false,
    },
    validate: { name: (value) => (value.trim() ? null : t('form.required')) },
  });
  const fromSnapshots = capabilities.includes('CLONE_SNAPSHOT');
  const snapshots = useQuery({ ...queries.snapshots(vm.id), enabled: fromSnapshots });
  const clone = useMutation({
    mutationFn: ({ snapshot, ...rest }: typeof form.values) =>
      answer(
        api.POST('/api/vms/{vmId}/clone', {
          params: { path: { vmId: vm.id } },
          body: { ...rest, ...(snapshot && { snapshot }) },
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
      title={t('vms.clone.title', { name: vm.name })}
      submitLabel={t('vms.action.clone')}
      busy={clone.isPending}
      error={clone.error}
      onSubmit={form.onSubmit((values) => clone.mutate(values), focusFirstError(form))}
      onClose={onClose}
    >
      <TextInput label={t('vms.field.name')} required data-autofocus maxLength={80} {...form.getInputProps('name')} />
      {modes.length > 1 && (
        <Stack gap={4}>
          <SegmentedControl
            aria-label={t('vms.clone.mode')}
            data={modes.map((mode) => ({ value: mode, label: t(`vms.cloneMode.${mode}`) }))}
            {...form.getInputProps('mode')}
          />
          {form.values.mode === 'LINKED' && (
            <Text size="xs" c="dimmed">
              {t('vms.clone.linkedHint')}
            </Text>
          )}
        </Stack>
      )}
      {snapshots.data && snapshots.data.items.length > 0 && (
        <Select
          label={t('vms.clone.from')}
          allowDeselect={false}
          data={[
            { value: '', label: t('vms.clone.fromNow') },
            // The memory of a running machine cannot be given to another one.
            ...snapshots.data.items.map(({ id, name, includesMemory }) => ({
              value: id,
              label: name,
              disabled: includesMemory,
            })),
          ]}
          {...form.getInputProps('snapshot')}
        />
      )}
      <Switch label={t('vms.create.powerOn')} {...form.getInputProps('powerOn', { type: 'checkbox' })} />
    </FormDialog>
  );
}
