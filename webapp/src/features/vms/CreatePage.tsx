import { Alert, Grid, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { ShieldX } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { answer, api } from '@/api/client';
import { useOperationStarted, useProviders, useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import { isLackingSecrets, startedValues } from '@/api/started';
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
import { fromSearch } from './create-link';
import { CreateSummary } from './CreateSummary';
import { NetworkBlock } from './NetworkBlock';
import { alongWith, expandNames, isOneEach } from './names';
import { SizeBlock } from './SizeBlock';
import { SourceBlock } from './SourceBlock';
import { useSubmitMany } from './use-submit-many';

const GuestBlock = lazy(async () => ({ default: (await import('./GuestBlock')).GuestBlock }));

export function Component() {
  const { t } = useTranslation();
  const user = useUser();
  const [search] = useSearchParams();
  const { isPending, error, refetch } = useQuery(queries.providers());
  const from = search.get('from');

  const content = () => {
    if (user.role === 'VIEWER') return <Face icon={ShieldX} title={t('vms.why.role')} />;
    if (error) return <ProblemFace error={error} onRetry={() => void refetch()} />;
    return isPending ? null : <CreateForm key={from} from={from} linked={fromSearch(search)} />;
  };
  return (
    <Page title={t('vms.create.title')} description={t('vms.create.description')}>
      {content()}
    </Page>
  );
}

function CreateForm({ from, linked }: { from: string | null; linked: Partial<CreateValues> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const started = useOperationStarted();
  const providers = useProviders();
  const operations = useQuery(queries.operations());
  const reopened = operations.data?.items.find(({ id }) => id === from);

  const initial = (): CreateValues => {
    const earlier = from ? startedValues<CreateValues>(from) : undefined;
    if (earlier) return earlier;
    const enabled = [...providers.values()].filter((one) => one.enabled);
    const provider =
      enabled.find(({ id }) => id === linked.provider) ?? enabled.find(({ isDefault }) => isDefault) ?? enabled[0];
    return { ...EMPTY, sourceType: sourceTypes(provider)[0] ?? 'BLANK', ...linked, provider: provider?.id ?? '' };
  };
  const positive = (value: number | string) => (Number(value) > 0 ? null : t('form.positive'));
  const form = useForm<CreateValues>({
    initialValues: initial(),
    initialErrors: reopened?.error ? toFormErrors(reopened.error) : {},
    validate: {
      provider: (value) => (value ? null : t('form.required')),
      name: (value) => (!value.trim() ? t('form.required') : expandNames(value) ? null : t('vms.many.range')),
      ipAddress: (value, { name }) => (value && howMany(name) > 1 ? t('vms.many.oneAddress') : null),
      guest: {
        hostname: (value, { name, guestMode }) =>
          guestMode === 'ACCOUNT' && value && !isOneEach(value, howMany(name)) ? t('vms.many.hostname') : null,
      },
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

  const creation = useSubmitMany((body: VmCreate, key) =>
    answer(api.POST('/api/vms', { params: { header: { 'Idempotency-Key': key } }, body })),
  );
  const create = async (all: CreateValues) => {
    const each = (expandNames(all.name) ?? []).map((name, index) => ({
      ...all,
      name,
      guest: { ...all.guest, hostname: alongWith(all.guest.hostname, index) },
    }));
    const outcomes = await creation.submit(
      each.map((one) => ({ name: one.name, body: toRequest(one) })),
      (operation, index) => started(operation, each[index]),
    );
    const refused = outcomes.find(({ problem }) => problem)?.problem;
    if (refused) form.setErrors(toFormErrors(refused));
    else void navigate('/vms');
  };

  return (
    <form onSubmit={form.onSubmit((all) => void create(all), focusFirstError(form))} noValidate>
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="lg">
            {from && isLackingSecrets(from) && <Alert variant="light">{t('vms.create.lacksSecrets')}</Alert>}
            <SourceBlock form={form} providers={[...providers.values()]} />
            <SizeBlock form={form} />
            <NetworkBlock form={form} provider={provider} />
            <Suspense>{modes.length > 1 && <GuestBlock form={form} modes={modes} />}</Suspense>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <CreateSummary form={form} provider={provider} busy={creation.busy} outcomes={creation.outcomes ?? []} />
        </Grid.Col>
      </Grid>
    </form>
  );
}

const howMany = (name: string) => expandNames(name)?.length ?? 1;
