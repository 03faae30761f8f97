import { Code, NumberInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { fieldErrors, toProblem } from '@/api/problem';
import type { IpLeaseList, IpPool } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';
import { usePoolChanged } from './use-pool-changed';

export type Taking = 'allocate' | 'reserve' | 'quarantine';

type Values = { count: number | string; owner: string; note: string };
type Props = { pool: IpPool; taking: Taking; addresses: string[]; onTaken: () => void; onClose: () => void };

/** Takes the ticked addresses, or the next free ones. */
export default function TakeDialog({ pool, taking, addresses, onTaken, onClose }: Props) {
  const { t } = useTranslation();
  const changed = usePoolChanged();
  const named = addresses.length > 0;
  const required = (value: string) => (value.trim() ? null : t('form.required'));
  const form = useForm<Values>({
    initialValues: { count: 1, owner: '', note: '' },
    validate: taking === 'allocate' ? { owner: required } : { note: required },
  });
  const take = useMutation({
    mutationFn: ({ count, owner, note }: Values): Promise<IpLeaseList> => {
      const params = { path: { poolId: pool.id } };
      const body = { addresses, note: note.trim() };
      if (taking === 'reserve') return answer(api.POST('/api/ip-pools/{poolId}/reserve', { params, body }));
      if (taking === 'quarantine') return answer(api.POST('/api/ip-pools/{poolId}/quarantine', { params, body }));
      const which = named ? { addresses } : { count: Number(count) };
      return answer(
        api.POST('/api/ip-pools/{poolId}/allocate', {
          params,
          body: { ...which, owner: owner.trim(), ...(note.trim() && { note: note.trim() }) },
        }),
      );
    },
    onSuccess: async ({ items }) => {
      await changed();
      onTaken();
      notifications.show({
        closeButtonProps: { 'aria-label': t('dialog.close') },
        color: 'green',
        title: t(`ip.take.${taking}.done`, { count: items.length }),
        message: items.map(({ address }) => address).join(', '),
      });
      onClose();
    },
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });
  return (
    <FormDialog
      title={named ? t(`ip.take.${taking}.these`, { count: addresses.length }) : t(`ip.take.${taking}.next`)}
      submitLabel={t(`ip.take.${taking}.submit`)}
      busy={take.isPending}
      error={take.error}
      onSubmit={form.onSubmit((values) => take.mutate(values), focusFirstError(form))}
      onClose={onClose}
    >
      {named ? (
        <Code block>{addresses.join('\n')}</Code>
      ) : (
        <NumberInput
          label={t('ip.field.count')}
          min={1}
          max={1000}
          allowDecimal={false}
          {...form.getInputProps('count')}
        />
      )}
      {taking === 'allocate' && (
        <TextInput
          label={t('ip.field.owner')}
          description={t('ip.hint.owner')}
          required
          maxLength={200}
          data-autofocus
          {...form.getInputProps('owner')}
        />
      )}
      <TextInput
        label={t('ip.field.note')}
        required={taking !== 'allocate'}
        maxLength={500}
        {...form.getInputProps('note')}
      />
    </FormDialog>
  );
}
