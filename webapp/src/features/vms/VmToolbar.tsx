import { Button, CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { FilterX, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProviders } from '@/api/hooks';
import { POWER_STATES, stateOf, withState } from '@/api/vm-filter';
import { lazyMenu } from '@/ui/LazyMenu';
import { ColumnsButton, ViewsButton } from './menu-buttons';
import { SORT_FIELDS, type useVmFilter } from './use-vm-filter';

const ColumnChooser = lazyMenu(() => import('./ColumnChooser'), ColumnsButton);
const SavedViews = lazyMenu(() => import('./SavedViews'), ViewsButton);

const TYPING_PAUSE_MS = 200;

type Props = ReturnType<typeof useVmFilter> & { problem: string | undefined };

export function VmToolbar({ filter, isFiltered, change, problem }: Props) {
  const { t } = useTranslation();
  const providers = useProviders();
  const [typed, setTyped] = useState(filter.filter ?? '');
  const [known, setKnown] = useState(filter.filter);
  // A saved view or the way back has changed it, not the typing.
  if (known !== filter.filter) {
    setKnown(filter.filter);
    if (typed.trim() !== (filter.filter ?? '')) setTyped(filter.filter ?? '');
  }
  const search = useDebouncedCallback((text: string) => change({ filter: text.trim() }), TYPING_PAUSE_MS);
  const type = (text: string) => {
    setTyped(text);
    search(text);
  };
  const clear = () => {
    setTyped('');
    change({ filter: null, provider: null });
  };

  return (
    <Group gap="xs" align="flex-start" role="search" aria-label={t('vms.list.title')}>
      <TextInput
        type="search"
        aria-label={t('vms.list.search')}
        placeholder={t('vms.list.search')}
        leftSection={<Search size={16} aria-hidden />}
        rightSection={
          typed && <CloseButton size="sm" aria-label={t('vms.list.clearSearch')} onClick={() => type('')} />
        }
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        error={problem}
        style={{ flex: '1 1 16rem' }}
      />
      <NativeSelect
        aria-label={t('vms.list.filterProvider')}
        data={[
          { value: '', label: t('vms.list.anyProvider') },
          ...[...providers.values()].map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.provider ?? ''}
        onChange={(event) => change({ provider: event.currentTarget.value || null })}
        w={{ base: '100%', xs: 210 }}
      />
      <NativeSelect
        aria-label={t('vms.list.filterState')}
        data={[
          { value: '', label: t('vms.list.anyState') },
          ...POWER_STATES.map((state) => ({ value: state, label: t(`vms.powerState.${state}`) })),
        ]}
        value={stateOf(typed) ?? ''}
        onChange={({ currentTarget: { value } }) =>
          type(withState(typed, POWER_STATES.find((one) => one === value) ?? null))
        }
        w={{ base: '100%', xs: 150 }}
      />
      <NativeSelect
        aria-label={t('vms.list.sort')}
        data={SORT_FIELDS.flatMap((field) => [
          { value: field, label: t('vms.list.ascending', { field: t(`vms.field.${field}`) }) },
          { value: `-${field}`, label: t('vms.list.descending', { field: t(`vms.field.${field}`) }) },
        ])}
        value={filter.sort ?? 'name'}
        onChange={(event) => change({ sort: event.currentTarget.value })}
        hiddenFrom="md"
        w={{ base: '100%', xs: 190 }}
      />
      <ColumnChooser />
      <SavedViews />
      {isFiltered && (
        <Button variant="subtle" leftSection={<FilterX size={16} aria-hidden />} onClick={clear}>
          {t('vms.list.clearFilters')}
        </Button>
      )}
    </Group>
  );
}
