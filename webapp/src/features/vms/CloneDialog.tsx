import { SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders } from '@/api/hooks';
import { ApiError, fieldErrors } from '@/api/problem';
import { queries } from '@/api/queries';
import type { Vm, VmClone } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';
import { expandNames } from './names';
import { Outcomes } from './Outcomes';
import { useSubmitMany } from './use-submit-many';

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
    validate: {
      name: (value) => (!value.trim() ? t('form.required') : expandNames(value) ? null : t('vms.many.range')),
    },
  });
  const fromSnapshots = capabilities.includes('CLONE_SNAPSHOT');
  const snapshots = useQuery({ ...queries.snapshots(vm.id), enabled: fromSnapshots });
  const cloning = useSubmitMany((body: VmClone, key) =>
    answer(
      api.POST('/api/vms/{vmId}/clone', {
        params: { path: { vmId: vm.id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    ),
  );
  const outcomes = cloning.outcomes ?? [];
  const refused = cloning.busy ? undefined : outcomes.find(({ problem }) => problem)?.problem;
  const clone = async ({ snapshot, name: pattern, ...rest }: typeof form.values) => {
    const done = await cloning.submit(
      (expandNames(pattern) ?? []).map((name) => ({ name, body: { ...rest, name, ...(snapshot && { snapshot }) } })),
      (operation) => started(operation),
    );
    const problem = done.find((one) => one.problem)?.problem;
    if (problem) form.setErrors(fieldErrors(problem));
    else onClose();
  };

  return (
    <FormDialog
      title={t('vms.clone.title', { name: vm.name })}
      submitLabel={t('vms.action.clone')}
      busy={cloning.busy}
      error={refused && new ApiError(refused)}
      onSubmit={form.onSubmit((values) => void clone(values), focusFirstError(form))}
      onClose={onClose}
    >
      <TextInput
        label={t('vms.field.name')}
        description={t('vms.create.nameHint')}
        required
        data-autofocus
        maxLength={80}
        {...form.getInputProps('name')}
      />
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
      {outcomes.length > 1 && <Outcomes outcomes={outcomes} />}
    </FormDialog>
  );
}
