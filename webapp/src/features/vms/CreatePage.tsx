import { Grid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ShieldX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders, useUser } from '@/api/hooks';
import { newIdempotencyKey } from '@/api/idempotency';
import { toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import { startedValues } from '@/api/started';
import type { VmCreate } from '@/api/types';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import {
  type CreateValues,
  diskRequired,
  EMPTY,
  guestModes,
  sourceTypes,
  toFormErrors,
  toRequest,
} from './create-form';
import { focusFirstError } from '@/ui/focus-first-error';
import { CreateSummary } from './CreateSummary';
import { GuestBlock } from './GuestBlock';
import { NetworkBlock } from './NetworkBlock';
import { SizeBlock } from './SizeBlock';
import { SourceBlock } from './SourceBlock';

export function Component() {
  const { t } = useTranslation();
  const user = useUser();
  const [search] = useSearchParams();
  const { isPending, error, refetch } = useQuery(queries.providers());
  const from = search.get('from');

  const content = () => {
    if (user.role === 'VIEWER') return <Face icon={ShieldX} title={t('vms.why.role')} />;
    if (error) return <ProblemFace error={error} onRetry={() => void refetch()} />;
    return isPending ? null : <CreateForm key={from} from={from} chosenProvider={search.get('provider')} />;
  };
  return (
    <Page title={t('vms.create.title')} description={t('vms.create.description')}>
      {content()}
    </Page>
  );
}

function CreateForm({ from, chosenProvider }: { from: string | null; chosenProvider: string | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const started = useOperationStarted();
  const providers = useProviders();
  const operations = useQuery(queries.operations());
  const reopened = operations.data?.items.find(({ id }) => id === from);
  const lastSent = useRef({ body: '', key: '' });

  const initial = (): CreateValues => {
    const earlier = from ? startedValues<CreateValues>(from) : undefined;
    if (earlier) return earlier;
    const enabled = [...providers.values()].filter((one) => one.enabled);
    const provider =
      enabled.find(({ id }) => id === chosenProvider) ?? enabled.find(({ isDefault }) => isDefault) ?? enabled[0];
    return { ...EMPTY, provider: provider?.id ?? '', sourceType: sourceTypes(provider)[0] ?? 'BLANK' };
  };
  const positive = (value: number | string) => (Number(value) > 0 ? null : t('form.positive'));
  const form = useForm<CreateValues>({
    initialValues: initial(),
    initialErrors: reopened?.error ? toFormErrors(reopened.error) : {},
    validate: {
      provider: (value) => (value ? null : t('form.required')),
      name: (value) => (value.trim() ? null : t('form.required')),
      sourceId: (value, { sourceType }) => (value || sourceType === 'BLANK' ? null : t('form.required')),
      cpus: positive,
      memoryGib: positive,
      diskGib: (value, { sourceType }) => (diskRequired(sourceType) || value !== '' ? positive(value) : null),
    },
  });
  const { values, setFieldValue } = form;
  const provider = providers.get(values.provider);

  // What another provider or source does not offer must not be sent along unseen.
  const modes = guestModes(provider, values.sourceType);
  const modeOffered = modes.includes(values.guestMode);
  useEffect(() => {
    if (!modeOffered) setFieldValue('guestMode', 'NONE');
  }, [modeOffered, setFieldValue]);

  const create = useMutation({
    mutationFn: (body: VmCreate) => {
      const json = JSON.stringify(body);
      if (lastSent.current.body !== json) lastSent.current = { body: json, key: newIdempotencyKey() };
      return answer(api.POST('/api/vms', { params: { header: { 'Idempotency-Key': lastSent.current.key } }, body }));
    },
    onSuccess: (operation) => {
      started(operation, form.getValues());
      void navigate('/vms');
    },
    onError: (error) => form.setErrors(toFormErrors(toProblem(error))),
  });

  return (
    <form onSubmit={form.onSubmit((all) => create.mutate(toRequest(all)), focusFirstError(form))} noValidate>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            <SourceBlock form={form} providers={[...providers.values()]} />
            <SizeBlock form={form} />
            <NetworkBlock form={form} provider={provider} />
            {modes.length > 1 && <GuestBlock form={form} modes={modes} />}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <CreateSummary form={form} provider={provider} busy={create.isPending} error={create.error} />
        </Grid.Col>
      </Grid>
    </form>
  );
}
