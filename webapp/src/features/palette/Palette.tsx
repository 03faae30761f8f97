import '@mantine/spotlight/styles.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { ArrowRight, Search, Server } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useVmCan } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { Vm } from '@/api/types';
import type { PowerAction } from '@/api/vm-power';
import { PowerBadge } from '@/ui/badges';
import { announce } from '@/ui/announce';
import { ACTION_ICONS } from '@/ui/action-icons';
import { usePower } from '@/ui/use-power';

const TYPING_PAUSE_MS = 150;
const MOST_VMS = 8;
const ACTIONS = ['start', 'stop', 'restart', 'suspend', 'resume'] as const satisfies PowerAction[];

const [store, palette] = createSpotlight();

export type Place = { to: string; label: string };

/** Goes to any page or VM and acts on VMs, by typing. */
export default function Palette({
  places,
  selected,
  onClose,
}: {
  places: Place[];
  selected: Vm[];
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [asked] = useDebouncedValue(query.trim(), TYPING_PAUSE_MS);
  const found = useQuery({ ...queries.vmsFor(asked, MOST_VMS), placeholderData: keepPreviousData });
  const vms = (asked && found.data?.items) || [];
  const named = places.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));

  useEffect(() => palette.open(), []);
  useEffect(() => {
    if (found.data && asked) announce(t('palette.found', { count: found.data.total }));
  }, [found.data, asked, t]);

  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={onClose}
      scrollable
      maxHeight="60vh"
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<Search size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {selected.length > 0 && <VmActions vms={selected} label={t('palette.selection', { count: selected.length })} />}
        {vms.length > 0 && (
          <Spotlight.ActionsGroup label={t('vms.list.title')}>
            {vms.map((vm) => (
              <Spotlight.Action
                key={vm.id}
                leftSection={<Server size={18} aria-hidden />}
                onClick={() => void navigate(`/vms/${vm.id}`)}
                label={vm.name}
                description={[vm.provider, ...vm.ipAddresses].join(' · ')}
                rightSection={<PowerBadge state={vm.powerState} />}
                dimmedSections={false}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {vms.length === 1 && vms[0] && <VmActions vms={[vms[0]]} label={vms[0].name} />}
        {named.length > 0 && (
          <Spotlight.ActionsGroup label={t('palette.places')}>
            {named.map(({ to, label }) => (
              <Spotlight.Action
                key={to}
                leftSection={<ArrowRight size={18} aria-hidden />}
                onClick={() => void navigate(to)}
                label={label}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {vms.length === 0 && named.length === 0 && <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function VmActions({ vms, label }: { vms: Vm[]; label: string }): ReactNode {
  const { t } = useTranslation();
  const can = useVmCan();
  const power = usePower();
  const possible = ACTIONS.map((action) => ({ action, on: vms.filter((vm) => !can(action, vm)) })).filter(
    ({ on }) => on.length > 0,
  );
  if (possible.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={label}>
      {possible.map(({ action, on }) => {
        const Icon = ACTION_ICONS[action];
        return (
          <Spotlight.Action
            key={action}
            leftSection={<Icon size={18} aria-hidden />}
            onClick={() => on.forEach((vm) => power(vm.id, action))}
            label={
              on.length === 1 && on[0]
                ? t(`vms.named.${action}`, { name: on[0].name })
                : t('palette.onSeveral', { action: t(`vms.action.${action}`), count: on.length })
            }
          />
        );
      })}
    </Spotlight.ActionsGroup>
  );
}
