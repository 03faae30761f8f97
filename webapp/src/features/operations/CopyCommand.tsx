import { Button, Menu } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { ChevronDown, Copy } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { sentFor } from '@/api/sent';
import type { Operation } from '@/api/types';
import { commandFor, SHELLS } from './commands';

/** The operation as a command to copy; nothing where it is not known what was asked for. */
export function CopyCommand({ operation }: { operation: Operation }) {
  const { t } = useTranslation();
  const { copied, copy } = useClipboard();
  const sent = sentFor(operation.id);
  const commands = SHELLS.map((shell) => [shell, commandFor(shell, operation, sent)] as const);
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
