import { NumberInput, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import { fieldErrors, toProblem } from '@/api/problem';
import type { Role } from '@/api/types';
import { focusFirstError } from '@/ui/focus-first-error';
import { FormDialog } from '@/ui/FormDialog';
import { SecretDialog } from '@/ui/SecretDialog';

const ROLES: Role[] = ['VIEWER', 'OPERATOR', 'ADMINISTRATOR'];
const LONGEST_DAYS = 366;

export default function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const user = useUser();
  const queryClient = useQueryClient();
  const form = useForm({
    initialValues: { name: '', role: 'VIEWER' as Role, expiresInDays: 90 as number | string },
    validate: {
      name: (value) => (value.trim() ? null : t('form.required')),
      expiresInDays: (value) =>
        Number(value) >= 1 && Number(value) <= LONGEST_DAYS ? null : t('tokens.daysRule', { most: LONGEST_DAYS }),
    },
  });
  const create = useMutation({
    mutationFn: ({ name, role, expiresInDays }: typeof form.values) =>
      answer(api.POST('/api/tokens', { body: { name, role, expiresInDays: Number(expiresInDays) } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['listTokens'] }),
    onError: (error) => form.setErrors(fieldErrors(toProblem(error))),
  });

  if (create.data) {
    return (
      <SecretDialog
        title={t('tokens.created', { name: create.data.token.name })}
        secret={create.data.secret}
        explanation={t('tokens.once')}
        onClose={onClose}
      />
    );
  }
  const mine = ROLES.slice(0, ROLES.indexOf(user.role) + 1);
  return (
    <FormDialog
      title={t('tokens.create')}
      submitLabel={t('tokens.create')}
      busy={create.isPending}
      error={create.error}
      onSubmit={form.onSubmit((values) => create.mutate(values), focusFirstError(form))}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label={t('tokens.name')}
        description={t('tokens.nameHint')}
        maxLength={100}
        required
        {...form.getInputProps('name')}
      />
      <Select
        label={t('users.role.label')}
        description={t('tokens.roleHint')}
        allowDeselect={false}
        data={mine.map((role) => ({ value: role, label: t(`users.role.${role}`) }))}
        {...form.getInputProps('role')}
      />
      <NumberInput
        label={t('tokens.days')}
        min={1}
        max={LONGEST_DAYS}
        allowDecimal={false}
        required
        {...form.getInputProps('expiresInDays')}
      />
    </FormDialog>
  );
}
