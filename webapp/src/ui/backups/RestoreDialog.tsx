import { Alert, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useOperationStarted } from '@/api/hooks';
import { fieldErrors, toProblem } from '@/api/problem';
import type { Backup, Vm } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';
import { formatBytes, formatTime } from '@/ui/format';
import { useWhyNotInPlace } from './why';

type Values = { mode: 'BESIDE' | 'IN_PLACE'; name: string; typed: string };
type Props = { backup: Backup; vm: Vm | undefined; onClose: () => void };

/** Beside is the choice that can destroy nothing, so it comes first. */
export default function RestoreDialog({ backup, vm, onClose }: Props) {
  const { t } = useTranslation();
  const started = useOperationStarted();
  const notInPlace = useWhyNotInPlace()(vm);
  const form = useForm<Values>({
    initialValues: {
      mode: 'BESIDE',
      name: t('backups.restore.defaultName', { name: backup.vmName }),
      typed: '',
    },
    validate: { name: (value, { mode }) => (mode === 'IN_PLACE' || value.trim() ? null : t('form.required')) },
  });
  const { mode, name, typed } = form.values;
  const inPlace = mode === 'IN_PLACE';
  const vmName = vm?.name ?? backup.vmName;
  const restore = useMutation({
    mutationFn: async () =>
      started(
        await answer(
          api.POST('/api/backups/{backupId}/restore', {
            params: { path: { backupId: backup.id } },
            body: inPlace ? { mode } : { mode, name: name.trim() },
          }),
        ),
      ),
    onSuccess: onClose,
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  return (
    <FormDialog
      title={t('backups.restore.title', { name: backup.vmName })}
      submitLabel={inPlace ? t('backups.restore.inPlaceSubmit') : t('backups.restore.submit')}
      busy={restore.isPending}
      danger={inPlace}
      disabled={inPlace && typed !== vmName}
      error={restore.error}
      onSubmit={form.onSubmit(() => restore.mutate(), focusFirstError(form))}
      onClose={onClose}
    >
      <Text size="sm">
        {t('backups.restore.from', { time: formatTime(backup.createdAt), size: formatBytes(backup.contentBytes) })}
      </Text>
      <Radio.Group label={t('backups.restore.where')} {...form.getInputProps('mode')}>
        <Stack gap="xs" mt="xs">
          <Radio value="BESIDE" label={t('backups.restore.BESIDE')} description={t('backups.restore.besideHint')} />
          <Radio
            value="IN_PLACE"
            label={t('backups.restore.IN_PLACE')}
            description={notInPlace ?? t('backups.restore.inPlaceHint')}
            disabled={notInPlace !== undefined}
          />
        </Stack>
      </Radio.Group>
      {inPlace ? (
        <>
          <Alert color="orange" variant="light" icon={<TriangleAlert size={18} aria-hidden />}>
            {t('backups.restore.dies', { name: vmName, time: formatTime(backup.createdAt) })}
          </Alert>
          <TextInput
            autoComplete="off"
            label={t('dialog.typeName', { name: vmName })}
            {...form.getInputProps('typed')}
          />
        </>
      ) : (
        <TextInput label={t('backups.restore.newName')} required maxLength={80} {...form.getInputProps('name')} />
      )}
    </FormDialog>
  );
}
