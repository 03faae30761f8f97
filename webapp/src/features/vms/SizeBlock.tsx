import { ActionIcon, Button, Group, NativeSelect, SimpleGrid } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '@/ui/NumberField';
import { Block } from './Block';
import { type CreateValues, diskRequired } from './create-form';

const MOST_EXTRA_DISKS = 16;

export function SizeBlock({ form }: { form: UseFormReturnType<CreateValues> }) {
  const { t } = useTranslation();
  const { sourceType, extraDisksGib } = form.values;
  const required = diskRequired(sourceType);
  return (
    <Block title={t('vms.create.size')}>
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 4 }}>
        <NumberField label={t('vms.field.cpus')} required min={1} max={256} {...form.getInputProps('cpus')} />
        <NumberField
          label={t('vms.field.memoryGib')}
          required
          min={0.125}
          max={8192}
          {...form.getInputProps('memoryGib')}
        />
        <NumberField
          label={t('vms.field.diskGib')}
          required={required}
          placeholder={required ? undefined : t('vms.create.diskAsSource')}
          min={1}
          max={65536}
          {...form.getInputProps('diskGib')}
        />
        <NativeSelect
          label={t('vms.field.firmware')}
          data={[
            { value: '', label: t('vms.create.firmwareAuto') },
            { value: 'BIOS', label: 'BIOS' },
            { value: 'UEFI', label: 'UEFI' },
          ]}
          {...form.getInputProps('firmware')}
        />
      </SimpleGrid>
      {extraDisksGib.map((_, index) => (
        <Group key={index} align="flex-end">
          <NumberField
            label={t('vms.create.extraDisk', { number: index + 2 })}
            min={1}
            max={65536}
            {...form.getInputProps(`extraDisksGib.${index}`)}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            size="lg"
            aria-label={t('vms.create.removeDisk', { number: index + 2 })}
            onClick={() => form.removeListItem('extraDisksGib', index)}
          >
            <Trash2 size={17} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {extraDisksGib.length < MOST_EXTRA_DISKS && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Plus size={15} aria-hidden />}
          onClick={() => form.insertListItem('extraDisksGib', 20)}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('vms.create.addDisk')}
        </Button>
      )}
    </Block>
  );
}
