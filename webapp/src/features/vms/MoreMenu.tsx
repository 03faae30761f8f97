import { Menu, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useVmCan } from '@/api/hooks';
import type { Vm } from '@/api/types';
import { ACTION_ICONS } from '@/ui/action-icons';
import { useOpensAtOnce } from '@/ui/LazyMenu';
import { MoreButton } from './menu-buttons';
import type { OpenVmDialog } from './use-vm-dialogs';

const ACTIONS = [
  'console',
  'pause',
  'suspend',
  'resume',
  'stopHard',
  'restartHard',
  'clone',
  'edit',
  'delete',
] as const;

/** What is done with a VM less often. */
export default function MoreMenu({ vm, onAction }: { vm: Vm; onAction: OpenVmDialog }) {
  const { t } = useTranslation();
  const can = useVmCan();
  const button = useOpensAtOnce();
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <MoreButton ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        {ACTIONS.map((action) => {
          const Icon = ACTION_ICONS[action];
          const reason = can(action, vm);
          const why = reason && t(`vms.why.${reason}`);
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
  );
}
