import { NumberInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Vm } from '@/api/types';
import { GUEST_STOP_SECONDS, useVmPower } from '@/api/vm-power';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';

const LONGEST_SECONDS = 3600;

export default function StopDialog({ vm, onClose }: { vm: Vm; onClose: () => void }) {
  const { t } = useTranslation();
  const power = useVmPower();
  const form = useForm<{ timeoutSeconds: number | string }>({
    initialValues: { timeoutSeconds: GUEST_STOP_SECONDS },
    validate: { timeoutSeconds: (value) => (Number(value) > 0 ? null : t('form.positive')) },
  });
  const stop = useMutation({
    mutationFn: (seconds: number) => power(vm.id, 'stop', seconds),
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title={t('vms.confirm.stop.title', { name: vm.name })}
      submitLabel={t('vms.action.stop')}
      busy={stop.isPending}
      error={stop.error}
      onSubmit={form.onSubmit(({ timeoutSeconds }) => stop.mutate(Number(timeoutSeconds)), focusFirstError(form))}
      onClose={onClose}
    >
      <Text size="sm">{t('vms.confirm.stop.text', { name: vm.name })}</Text>
      <NumberInput
        label={t('vms.confirm.stop.seconds')}
        min={1}
        max={LONGEST_SECONDS}
        allowDecimal={false}
        {...form.getInputProps('timeoutSeconds')}
      />
    </FormDialog>
  );
}
