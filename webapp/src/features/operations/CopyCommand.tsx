import { Button, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { ChevronDown, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Operation } from '@/api/types';
import { commandFor, SHELLS } from './commands';
import { useAskedFor } from './use-asked-for';

/** The operation as a command to copy; nothing where it is not known what was asked for. */
export function CopyCommand({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const { copied, copy } = useClipboard();
  const { request } = useAskedFor(operation);
  const commands = SHELLS.map((shell) => [shell, commandFor(shell, operation, request)] as const);
  if (commands.every(([, command]) => command === undefined)) return null;
  return (
    <Menu width={180} position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<Copy size={14} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          <span aria-live="polite">{copied ? t('dialog.copied') : t('operations.copyAs')}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {commands.map(
          ([shell, command]) =>
            command && (
              <Menu.Item key={shell} onClick={() => copy(command)}>
                {t(`operations.shell.${shell}`)}
              </Menu.Item>
            ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
