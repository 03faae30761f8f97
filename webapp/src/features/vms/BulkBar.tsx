import { Button, CloseButton, Group, Menu, Paper, Text } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProviders, useVmCan } from '@/api/hooks';
import { selection, useSelection } from '@/api/selection';
import type { Vm } from '@/api/types';
import { hardOnly } from '@/api/vm-power';
import { ACTION_ICONS } from '@/ui/action-icons';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import type { BulkAction } from './use-bulk';
import classes from './VmTable.module.css';

const ACTIONS: BulkAction[] = ['start', 'stop', 'restart', 'suspend', 'resume', 'delete'];
const CONFIRMED: BulkAction[] = ['stop', 'restart', 'delete'];
const MOST_NAMED = 12;

/** What can be done with the VMs that are ticked. */
export default function BulkBar({ onStart }: { onStart: (action: BulkAction, vms: Vm[]) => Promise<void> }) {
  const { t } = useTranslation();
  const ticked = [...useSelection().values()];
  const can = useVmCan();
  const providers = useProviders();
  const [asked, setAsked] = useState<BulkAction>();
  const fit = (action: BulkAction): Vm[] =>
    ticked.filter((vm) => !can(action, vm) && (action === 'delete' || !hardOnly(action, providers.get(vm.provider))));
  const go = (action: BulkAction) => {
    setAsked(undefined);
    void onStart(action, fit(action));
    selection.clear();
  };
  const fitting = asked ? fit(asked) : [];

  return (
    <>
      <Paper withBorder shadow="md" p="xs" className={classes.bulk} role="region" aria-label={t('vms.bulk.title')}>
        <Group gap="xs">
          <CloseButton aria-label={t('vms.bulk.clear')} onClick={selection.clear} />
          <Text size="sm" fw={600} role="status">
            {t('vms.bulk.selected', { count: ticked.length })}
          </Text>
          <Menu position="top-start" width={280}>
            <Menu.Target>
              <Button size="compact-md" rightSection={<ChevronDown size={15} aria-hidden />}>
                {t('vms.bulk.act')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {ACTIONS.map((action) => {
                const Icon = ACTION_ICONS[action];
                const count = fit(action).length;
                return (
                  <Menu.Item
                    key={action}
                    leftSection={<Icon size={16} aria-hidden />}
                    color={action === 'delete' && count > 0 ? 'var(--mantine-color-error)' : undefined}
                    aria-disabled={count === 0 ? true : undefined}
                    closeMenuOnClick={count > 0}
                    onClick={() => count > 0 && (CONFIRMED.includes(action) ? setAsked(action) : go(action))}
                  >
                    <Text size="sm" c={count === 0 ? 'dimmed' : undefined}>
                      {t(`vms.action.${action}`)}
                    </Text>
                    <Text size="xs" c="dimmed">
                      {count === 0 ? t('vms.bulk.none') : t('vms.bulk.fits', { count, of: ticked.length })}
                    </Text>
                  </Menu.Item>
                );
              })}
            </Menu.Dropdown>
          </Menu>
        </Group>
      </Paper>
      {asked && (
        <ConfirmDialog
          title={t(`vms.bulk.confirm.${asked as 'delete'}`, { count: fitting.length })}
          confirmLabel={t(`vms.action.${asked}`)}
          danger={asked === 'delete'}
          typeToConfirm={asked === 'delete' ? String(fitting.length) : undefined}
          onConfirm={() => {
            go(asked);
            return Promise.resolve();
          }}
          onClose={() => setAsked(undefined)}
        >
          <Text size="sm" component="span">
            {fitting
              .slice(0, MOST_NAMED)
              .map(({ name }) => name)
              .join(', ')}
            {fitting.length > MOST_NAMED && ` ${t('vms.list.moreAddresses', { count: fitting.length - MOST_NAMED })}`}
          </Text>
        </ConfirmDialog>
      )}
    </>
  );
}
