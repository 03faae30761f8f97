import { Group, PasswordInput, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

export type AccountValues = { username: string; firstName: string; lastName: string; email: string; password: string };

export const SHORTEST_PASSWORD = 10;
const USERNAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

export function useAccountForm(): UseFormReturnType<AccountValues> {
  const { t } = useTranslation();
  const required = (value: string) => (value.trim() ? null : t('form.required'));
  return useForm<AccountValues>({
    initialValues: { username: '', firstName: '', lastName: '', email: '', password: '' },
    validate: {
      username: (value) => (value.length >= 2 && USERNAME.test(value) ? null : t('session.account.usernameRule')),
      firstName: required,
      lastName: required,
      password: (value) => (value.length >= SHORTEST_PASSWORD ? null : t('session.account.passwordRule')),
    },
  });
}

/** An empty email is left out: the server takes an address or nothing. */
export function accountBody({ email, ...values }: AccountValues) {
  return { ...values, ...(email.trim() && { email: email.trim() }) };
}

export function AccountFields({ form }: { form: UseFormReturnType<AccountValues> }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput label={t('session.username')} autoComplete="username" required {...form.getInputProps('username')} />
      <Group grow align="flex-start">
        <TextInput
          label={t('session.account.firstName')}
          autoComplete="given-name"
          required
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('session.account.lastName')}
          autoComplete="family-name"
          required
          {...form.getInputProps('lastName')}
        />
      </Group>
      <TextInput
        label={t('session.account.email')}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t('session.password')}
        description={t('session.account.passwordRule')}
        autoComplete="new-password"
        required
        visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
        {...form.getInputProps('password')}
      />
    </>
  );
}
