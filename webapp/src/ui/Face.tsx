import { Center, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

type Props = { icon: LucideIcon; title: string; text?: string; color?: string; children?: ReactNode };

/** What stands where content would be, when there is none: empty, not found, failed. */
export function Face({ icon: Icon, title, text, color = 'blue', children }: Props) {
  return (
    <Center py={64} px="md">
      <Stack align="center" gap="sm" maw={460} ta="center">
        <ThemeIcon variant="light" color={color} size={64} radius="xl">
          <Icon size={30} aria-hidden />
        </ThemeIcon>
        <Title order={2}>{title}</Title>
        {text && <Text c="dimmed">{text}</Text>}
        {children}
      </Stack>
    </Center>
  );
}
