import { Group, MultiSelect, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useProviders } from '@/api/hooks';
import { fieldErrors, toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import type { IpPool } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { focusFirstError } from '@/ui/focus-first-error';
import { bindingOf, EMPTY_POOL, poolField, type PoolValues, poolValues, toPoolSpec } from './pool-form';

const STRATEGIES = ['FIRST_FREE', 'RANDOM', 'LEAST_RECENTLY_RELEASED'] as const;

/** Makes a pool, or changes one. */
export default function PoolDialog({ pool, onClose }: { pool?: IpPool; onClose: () => void }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const required = (value: string) => (value.trim() ? null : t('form.required'));
  const form = useForm<PoolValues>({
    initialValues: pool ? poolValues(pool) : EMPTY_POOL,
    validate: { name: required, cidr: required },
  });
  const save = useMutation({
    mutationFn: (values: PoolValues) => {
      const body = toPoolSpec(values);
      return pool
        ? answer(api.PUT('/api/ip-pools/{poolId}', { params: { path: { poolId: pool.id } }, body }))
        : answer(api.POST('/api/ip-pools', { body }));
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queries.ipPools().queryKey });
      onClose();
    },
    onError: (error) => {
      const errors = Object.entries(fieldErrors(toProblem(error)));
      form.setErrors(Object.fromEntries(errors.map(([path, text]) => [poolField(path), text])));
    },
  });
  const text = (name: 'name' | 'cidr' | 'gateway' | 'searchDomain' | 'scope') => ({
    label: t(`ip.field.${name}`),
    autoComplete: 'off',
    ...form.getInputProps(name),
  });

  return (
    <FormDialog
      title={pool ? t('ip.edit.title', { name: pool.name }) : t('ip.create.title')}
      submitLabel={pool ? t('ip.edit.submit') : t('ip.create.submit')}
      busy={save.isPending}
      error={save.error}
      onSubmit={form.onSubmit((values) => save.mutate(values), focusFirstError(form))}
      onClose={onClose}
    >
      <TextInput {...text('name')} required data-autofocus />
      <Group grow align="flex-start">
        <TextInput {...text('cidr')} required disabled={pool !== undefined} placeholder="192.168.122.0/24" />
        <TextInput {...text('gateway')} />
      </Group>
      <Textarea
        label={t('ip.field.ranges')}
        description={t('ip.hint.ranges')}
        autosize
        {...form.getInputProps('ranges')}
      />
      <Textarea
        label={t('ip.field.exclusions')}
        description={t('ip.hint.exclusions')}
        autosize
        {...form.getInputProps('exclusions')}
      />
      <Group grow align="flex-start">
        <TagsInput label={t('ip.field.dns')} maxTags={8} {...form.getInputProps('dns')} />
        <TextInput {...text('searchDomain')} />
      </Group>
      <Bindings {...form.getInputProps('networks')} />
      <Group grow align="flex-start">
        <TextInput {...text('scope')} description={t('ip.hint.scope')} />
        <NumberInput
          label={t('ip.field.vlanId')}
          description={t('ip.hint.vlanId')}
          min={0}
          max={4094}
          allowDecimal={false}
          {...form.getInputProps('vlanId')}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label={t('ip.field.strategy')}
          allowDeselect={false}
          data={STRATEGIES.map((value) => ({ value, label: t(`ip.strategy.${value}`) }))}
          {...form.getInputProps('strategy')}
        />
        <NumberInput
          label={t('ip.field.cooldownMinutes')}
          min={0}
          max={525_600}
          {...form.getInputProps('cooldownMinutes')}
        />
      </Group>
      <Switch
        label={t('ip.field.probe')}
        description={t('ip.hint.probe')}
        {...form.getInputProps('probe', { type: 'checkbox' })}
      />
      <Textarea label={t('vms.field.description')} autosize maxLength={1000} {...form.getInputProps('description')} />
    </FormDialog>
  );
}

/** Which networks of which providers have these addresses. */
function Bindings(props: { value?: string[]; error?: React.ReactNode }) {
  const { t } = useTranslation();
  const providers = [...useProviders().values()].filter(({ enabled }) => enabled);
  const networks = useQueries({ queries: providers.map(({ id }) => queries.networks(id)) });
  return (
    <MultiSelect
      label={t('ip.field.networks')}
      description={t('ip.hint.networks')}
      searchable
      data={providers.map((provider, index) => ({
        group: provider.name,
        items: [
          { value: bindingOf({ provider: provider.id }), label: t('ip.everywhereAt', { provider: provider.name }) },
          ...(networks[index]?.data?.items ?? []).map(({ id, name, cidr }) => ({
            value: bindingOf({ provider: provider.id, network: id }),
            label: [provider.name, name, cidr].filter(Boolean).join(' · '),
          })),
        ],
      }))}
      {...props}
    />
  );
}
