import { ActionIcon, Group, Menu, TextInput } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { FormDialog } from '@/ui/FormDialog';
import { useOpensAtOnce } from '@/ui/LazyMenu';
import { ViewsButton } from './menu-buttons';
import { useChosenColumns } from './use-columns';

type View = { name: string; query: string; columns?: string[] };

/** Filters, orders and columns that this browser keeps under names; their links can be sent to others too. */
export default function SavedViews() {
  const { t } = useTranslation();
  const button = useOpensAtOnce();
  const [search, setSearch] = useSearchParams();
  const [views, setViews] = useLocalStorage<View[]>({ key: 'acvm-vm-views', defaultValue: [] });
  const [columns, chooseColumns] = useChosenColumns();
  const [name, setName] = useState<string>();
  const without = (gone: string) => views.filter((view) => view.name !== gone);
  const save = (event: FormEvent) => {
    event.preventDefault();
    const chosen = name?.trim();
    if (!chosen) return;
    setViews([...without(chosen), { name: chosen, query: search.toString(), columns }]);
    setName(undefined);
  };
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <ViewsButton ref={button} />
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((view) => (
            <Group key={view.name} gap={4} wrap="nowrap">
              <Menu.Item
                onClick={() => {
                  setSearch(view.query);
                  chooseColumns(view.columns);
                }}
              >
                {view.name}
              </Menu.Item>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('vms.views.forget', { name: view.name })}
                onClick={() => setViews(without(view.name))}
              >
                <X size={15} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setName('')}>{t('vms.views.save')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {name !== undefined && (
        <FormDialog
          title={t('vms.views.save')}
          submitLabel={t('vms.views.submit')}
          busy={false}
          error={undefined}
          onSubmit={save}
          onClose={() => setName(undefined)}
        >
          <TextInput
            label={t('vms.field.name')}
            required
            data-autofocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </FormDialog>
      )}
    </>
  );
}
