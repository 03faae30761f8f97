import { Avatar, Group, Text, UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';

export function UserButton(props: UnstyledButtonProps & ComponentPropsWithRef<'button'>) {
  const { t } = useTranslation();
  const { firstName, lastName } = useUser();
  const name = `${firstName} ${lastName}`;
  return (
    <UnstyledButton aria-label={t('frame.userMenu.label', { name })} {...props}>
      <Group gap={8} wrap="nowrap">
        <Avatar name={name} color="blue" variant="filled" size={32} alt="" />
        <Text size="sm" visibleFrom="sm">
          {name}
        </Text>
        <ChevronDown size={15} aria-hidden />
      </Group>
    </UnstyledButton>
  );
}
