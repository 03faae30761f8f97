import { Button, CopyButton, Paper, Stack, Switch, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/api/problem';
import { queries } from '@/api/queries';
import type { Provider } from '@/api/types';
import { Facts } from '@/ui/Facts';
import { formatMib } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import { Capacity } from './Capacity';
import type { CreateValues } from './create-form';
import { toSearch } from './create-link';
import { expandNames } from './names';
import { Outcomes } from './Outcomes';
import type { Outcome } from './use-submit-many';

type Props = {
  form: UseFormReturnType<CreateValues>;
  provider: Provider | undefined;
  busy: boolean;
  outcomes: Outcome[];
};

/** What will be made, as it is being filled in. */
export function CreateSummary({ form, provider, busy, outcomes }: Props) {
  const { t } = useTranslation();
  const { values } = form;
  const templates = useQuery(queries.templates(values.provider));
  const clusters = useQuery({ ...queries.clusters(values.provider), enabled: values.cluster !== '' });
  const networks = useQuery(queries.networks(values.provider));
  const nameOf = (items: { id: string; name: string }[] | undefined, id: string) =>
    items?.find((item) => item.id === id)?.name ?? id;
  const source = values.sourceType === 'BLANK' ? t('vms.source.BLANK') : nameOf(templates.data?.items, values.sourceId);
  const disks = [values.diskGib, ...values.extraDisksGib].map(Number).filter((size) => size > 0);

  const names = expandNames(values.name) ?? [];
  const count = Math.max(1, names.length);
  const refused = outcomes.filter(({ problem }) => problem);
  const submit = values.powerOn ? 'submitAndStart' : 'submit';
  const submitMany = values.powerOn ? 'submitManyAndStart' : 'submitMany';

  return (
    <Paper withBorder p="lg" pos="sticky" top={76}>
      <Stack>
        <Title order={2}>{t('vms.create.summary')}</Title>
        <Facts
          facts={[
            [t('vms.field.name'), count > 3 ? `${names[0]} … ${names.at(-1)}` : names.join(', ')],
            [t('vms.list.title'), count > 1 && count],
            [t('vms.field.provider'), provider?.name],
            [t('vms.create.source'), source],
            [t('vms.field.cpus'), values.cpus],
            [t('vms.field.memoryMib'), Number(values.memoryGib) > 0 && formatMib(Number(values.memoryGib) * 1024)],
            [t('vms.field.disks'), disks.map((size) => formatMib(size * 1024)).join(' + ')],
            [t('vms.field.cluster'), values.cluster && nameOf(clusters.data?.items, values.cluster)],
            [t('vms.field.networks'), values.networks.map((id) => nameOf(networks.data?.items, id)).join(', ')],
            [t('vms.field.ipAddress'), values.ipAddress],
          ]}
        />
        <Switch
          label={t('vms.create.powerOn')}
          checked={values.powerOn}
          onChange={(event) => form.setFieldValue('powerOn', event.currentTarget.checked)}
        />
        {provider?.capabilities.includes('ORGANIZE') && (
          <Switch
            label={t('vms.create.organize')}
            checked={values.organize}
            onChange={(event) => form.setFieldValue('organize', event.currentTarget.checked)}
          />
        )}
        <Capacity values={values} count={count} />
        {outcomes.length > 1 && <Outcomes outcomes={outcomes} />}
        {!busy && refused[0]?.problem && <ProblemAlert error={new ApiError(refused[0].problem)} />}
        {!busy && refused.length > 0 && outcomes.length > 1 && (
          <Text size="sm">{t('vms.many.refused', { count: refused.length })}</Text>
        )}
        <Button type="submit" loading={busy} size="md">
          {count > 1 ? t(`vms.create.${submitMany}`, { count }) : t(`vms.create.${submit}`)}
        </Button>
        <CopyButton value={`${window.location.origin}/vms/new?${toSearch(values).toString()}`}>
          {({ copied, copy }) => (
            <Button
              variant="subtle"
              size="compact-sm"
              data-tip={t('vms.create.linkHint')}
              leftSection={<Link2 size={15} aria-hidden />}
              onClick={copy}
            >
              <span aria-live="polite">{copied ? t('vms.create.copiedLink') : t('vms.create.copyLink')}</span>
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Paper>
  );
}
