import { Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useOpensAtOnce } from '@/ui/LazyMenu';
import { ColumnsButton } from './menu-buttons';
import { useChosenColumns } from './use-columns';
import { COLUMNS, columnsOf } from './vm-columns';

export default function ColumnChooser() {
  const { t } = useTranslation();
  const [chosen, choose] = useChosenColumns();
  const button = useOpensAtOnce();
  const isWide = useMediaQuery('(min-width: 75em)', true);
  const shown = columnsOf(chosen, isWide).map(({ key }) => key as string);
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false}>
      <Menu.Target>
        <ColumnsButton ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.CheckboxGroup value={shown} onChange={choose}>
          {COLUMNS.map(({ key }) => (
            <Menu.CheckboxItem key={key} value={key}>
              {t(`vms.field.${key}`)}
            </Menu.CheckboxItem>
          ))}
        </Menu.CheckboxGroup>
        <Menu.Divider />
        <Menu.Item disabled={!chosen} onClick={() => choose(undefined)}>
          {t('vms.columns.reset')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
