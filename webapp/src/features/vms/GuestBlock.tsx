import { Group, PasswordInput, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Block } from './Block';
import type { CreateValues, GuestMode } from './create-form';

type Props = { form: UseFormReturnType<CreateValues>; modes: GuestMode[] };

export function GuestBlock({ form, modes }: Props) {
  const { t } = useTranslation();
  const { guestMode } = form.values;
  const isNarrow = useMediaQuery('(max-width: 36em)');
  return (
    <Block title={t('vms.create.guest')}>
      <SegmentedControl
        aria-label={t('vms.create.guest')}
        // Beside one another these words need more than a phone has.
        orientation={isNarrow ? 'vertical' : 'horizontal'}
        data={modes.map((mode) => ({ value: mode, label: t(`vms.guestMode.${mode}`) }))}
        value={guestMode}
        onChange={(mode) => form.setFieldValue('guestMode', mode as GuestMode)}
      />
      {guestMode === 'ACCOUNT' && (
        <>
          <Group grow align="flex-start" preventGrowOverflow={false}>
            <TextInput label={t('vms.guest.hostname')} autoComplete="off" {...form.getInputProps('guest.hostname')} />
            <TextInput label={t('vms.guest.username')} autoComplete="off" {...form.getInputProps('guest.username')} />
            <PasswordInput
              label={t('vms.guest.password')}
              autoComplete="new-password"
              visibilityToggleButtonProps={{ 'aria-label': t('session.showPassword') }}
              {...form.getInputProps('guest.password')}
            />
          </Group>
          <Textarea
            label={t('vms.guest.sshKeys')}
            description={t('vms.guest.sshKeysHint')}
            autosize
            minRows={2}
            spellCheck={false}
            {...form.getInputProps('guest.sshKeys')}
          />
        </>
      )}
      {guestMode === 'USER_DATA' && (
        <Textarea
          label={t('vms.guest.userData')}
          placeholder="#cloud-config"
          autosize
          minRows={6}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          {...form.getInputProps('guest.userData')}
        />
      )}
      {guestMode === 'SYSPREP' && (
        <Textarea
          label={t('vms.guest.unattendXml')}
          autosize
          minRows={6}
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          {...form.getInputProps('guest.unattendXml')}
        />
      )}
    </Block>
  );
}
