import { AppShell, Burger, Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import logo from '@/ui/logo.svg';
import { lazyMenu } from '@/ui/LazyMenu';
import { UserButton } from './UserButton';

const UserMenu = lazyMenu(() => import('./UserMenu'), UserButton);

const SEARCH_KEYS = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';

type Props = { menuOpened: boolean; onMenu: () => void; onSearch: () => void };

export function Header({ menuOpened, onMenu, onSearch }: Props) {
  const { t } = useTranslation();
  return (
    <AppShell.Header px="md">
      <Group h="100%" justify="space-between" wrap="nowrap">
        <Group gap="sm" wrap="nowrap">
          <Burger
            opened={menuOpened}
            onClick={onMenu}
            hiddenFrom="sm"
            size="sm"
            aria-label={t('frame.navigation.toggle')}
            aria-expanded={menuOpened}
          />
          <UnstyledButton component={Link} to="/" aria-label={t('frame.home')}>
            <Group gap="sm" wrap="nowrap">
              <img src={logo} width={30} height={30} alt="" />
              <Text fw={700} visibleFrom="xs" style={{ whiteSpace: 'nowrap' }}>
                {t('app.name')}
              </Text>
            </Group>
          </UnstyledButton>
        </Group>
        <Group gap="sm" wrap="nowrap">
          <Button
            variant="default"
            size="sm"
            onClick={onSearch}
            leftSection={<Search size={16} aria-hidden />}
            rightSection={<Kbd visibleFrom="sm">{SEARCH_KEYS}</Kbd>}
            aria-keyshortcuts="Control+K Meta+K"
          >
            {t('palette.open')}
          </Button>
          <UserMenu />
        </Group>
      </Group>
    </AppShell.Header>
  );
}
