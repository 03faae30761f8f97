import { Button } from '@mantine/core';
import { Bookmark, ChevronDown, Columns3 } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';

type Props = Omit<ComponentPropsWithRef<'button'>, 'style'>;

export function ColumnsButton(props: Props) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      visibleFrom="md"
      leftSection={<Columns3 size={16} aria-hidden />}
      rightSection={<ChevronDown size={15} aria-hidden />}
      {...props}
    >
      {t('vms.columns.title')}
    </Button>
  );
}

export function ViewsButton(props: Props) {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      leftSection={<Bookmark size={16} aria-hidden />}
      rightSection={<ChevronDown size={15} aria-hidden />}
      {...props}
    >
      {t('vms.views.title')}
    </Button>
  );
}

export function MoreButton(props: Props) {
  const { t } = useTranslation();
  return (
    <Button variant="default" rightSection={<ChevronDown size={15} aria-hidden />} {...props}>
      {t('vms.action.more')}
    </Button>
  );
}
