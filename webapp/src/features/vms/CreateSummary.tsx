import { Button, Paper, Stack, Switch, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import type { Provider } from '@/api/types';
import { Facts } from '@/ui/Facts';
import { formatMib } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import type { CreateValues } from './create-form';

type Props = {
  form: UseFormReturnType<CreateValues>;
  provider: Provider | undefined;
  busy: boolean;
  error: unknown;
};

/** What will be made, as it is being filled in. */
export function CreateSummary({ form, provider, busy, error }: Props) {
  const { t } = useTranslation();
  const { values } = form;
  const templates = useQuery(queries.templates(values.provider));
  const clusters = useQuery({ ...queries.clusters(values.provider), enabled: values.cluster !== '' });
  const networks = useQuery(queries.networks(values.provider));
  const nameOf = (items: { id: string; name: string }[] | undefined, id: string) =>
    items?.find((item) => item.id === id)?.name ?? id;
  const source = values.sourceType === 'BLANK' ? t('vms.source.BLANK') : nameOf(templates.data?.items, values.sourceId);
  const disks = [values.diskGib, ...values.extraDisksGib].map(Number).filter((size) => size > 0);

  return (
    <Paper withBorder p="lg" pos="sticky" top={76}>
      <Stack>
        <Title order={2}>{t('vms.create.summary')}</Title>
        <Facts
          facts={[
            [t('vms.field.name'), values.name],
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
        <ProblemAlert error={error} />
        <Button type="submit" loading={busy} size="md">
          {values.powerOn ? t('vms.create.submitAndStart') : t('vms.create.submit')}
        </Button>
      </Stack>
    </Paper>
  );
}
