import { Group, NativeSelect, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '@/api/queries';
import type { Provider } from '@/api/types';
import { byName, formatBytes } from '@/ui/format';
import { ProblemAlert } from '@/ui/ProblemText';
import { Block } from './Block';
import { ChoiceList } from './ChoiceList';
import { type CreateValues, type SourceType, sourceTypes, templatesOf } from './create-form';
import { TagsField } from './TagsField';

export function SourceBlock({ form, providers }: { form: UseFormReturnType<CreateValues>; providers: Provider[] }) {
  const { t } = useTranslation();
  const { provider: providerId, sourceType } = form.values;
  const { data, error, isFetching } = useQuery(queries.templates(providerId));
  const templates = templatesOf(data?.items ?? [], sourceType).sort(byName);
  const types = sourceTypes(providers.find(({ id }) => id === providerId));

  const chooseProvider = (id: string) => {
    const chosen = providers.find((one) => one.id === id);
    const offered = sourceTypes(chosen);
    form.setValues({
      provider: id,
      sourceType: offered.includes(sourceType) ? sourceType : (offered[0] ?? 'BLANK'),
      sourceId: '',
      cluster: '',
      networks: [],
      ipAddress: '',
    });
  };
  const chooseType = (type: string) => form.setValues({ sourceType: type as SourceType, sourceId: '' });

  return (
    <Block title={t('vms.create.source')}>
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <TextInput
          label={t('vms.field.name')}
          description={t('vms.create.nameHint')}
          required
          maxLength={80}
          autoComplete="off"
          {...form.getInputProps('name')}
        />
        <NativeSelect
          label={t('vms.field.provider')}
          description={t('vms.create.providerHint')}
          required
          data={providers.map(({ id, name, enabled }) => ({ value: id, label: name, disabled: !enabled }))}
          {...form.getInputProps('provider')}
          onChange={(event) => chooseProvider(event.currentTarget.value)}
        />
      </Group>
      <Stack gap={4}>
        <Text size="sm" fw={500} id="source-type">
          {t('vms.create.from')}
        </Text>
        <SegmentedControl
          aria-labelledby="source-type"
          value={sourceType}
          onChange={chooseType}
          data={types.map((type) => ({ value: type, label: t(`vms.source.${type}`) }))}
        />
      </Stack>
      {sourceType !== 'BLANK' && (
        <ChoiceList
          key={`${providerId}-${sourceType}`}
          label={t(`vms.source.${sourceType}`)}
          required
          most={1}
          loading={isFetching}
          choices={templates.map(({ id, name, guestOs, sizeBytes, description }) => ({
            value: id,
            label: name,
            description: [guestOs, sizeBytes !== undefined && formatBytes(sizeBytes), description]
              .filter(Boolean)
              .join(' · '),
          }))}
          path="sourceId"
          error={form.errors.sourceId}
          value={form.values.sourceId}
          onChange={(id: string) => form.setFieldValue('sourceId', id)}
        />
      )}
      <ProblemAlert error={error} />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <Textarea
          label={t('vms.field.description')}
          autosize
          minRows={1}
          maxLength={1000}
          {...form.getInputProps('description')}
        />
        <TagsField {...form.getInputProps('tags')} />
      </Group>
    </Block>
  );
}
