import { Button, Menu, Text } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useVmCan } from '@/api/hooks';
import type { Vm } from '@/api/types';
import { ACTION_ICONS } from '@/ui/action-icons';
import { ActionButton } from '@/ui/ActionButton';
import type { OpenVmDialog } from './use-vm-dialogs';

const MAIN = ['start', 'stop', 'restart'] as const;
const MORE = ['console', 'pause', 'suspend', 'resume', 'stopHard', 'restartHard', 'clone', 'edit', 'delete'] as const;

export function VmActions({ vm, onAction }: { vm: Vm; onAction: OpenVmDialog }) {
  const { t } = useTranslation();
  const can = useVmCan();
  const reason = (action: (typeof MAIN | typeof MORE)[number]) => {
    const why = can(action, vm);
    return why && t(`vms.why.${why}`);
  };
  return (
    <>
      {MAIN.map((action) => (
        <ActionButton
          key={action}
          icon={ACTION_ICONS[action]}
          label={t(`vms.action.${action}`)}
          why={reason(action)}
          onClick={() => onAction(action, vm)}
        />
      ))}
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button variant="default" rightSection={<ChevronDown size={15} aria-hidden />}>
            {t('vms.action.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {MORE.map((action) => {
            const Icon = ACTION_ICONS[action];
            const why = reason(action);
            return (
              <Menu.Item
                key={action}
                leftSection={<Icon size={16} aria-hidden />}
                color={action === 'delete' && !why ? 'var(--mantine-color-error)' : undefined}
                aria-disabled={why ? true : undefined}
                closeMenuOnClick={!why}
                onClick={() => why ?? onAction(action, vm)}
              >
                <Text size="sm" c={why ? 'dimmed' : undefined}>
                  {t(`vms.action.${action}`)}
                </Text>
                {why && (
                  <Text size="xs" c="dimmed">
                    {why}
                  </Text>
                )}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
