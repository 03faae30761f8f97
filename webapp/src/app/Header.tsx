import { AppShell, Burger, Button, Group, Kbd, Text, UnstyledButton } from '@mantine/core';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import logo from '@/ui/logo.svg';
import { UserButton } from './UserButton';

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
          <LazyUserMenu />
        </Group>
      </Group>
    </AppShell.Header>
  );
}

const loadMenu = () => import('./UserMenu');

/** The menu and what places it on the screen are as much script as half of a page, so they wait until somebody goes near. */
function LazyUserMenu() {
  const [Loaded, setLoaded] = useState<Awaited<ReturnType<typeof loadMenu>>['default']>();
  if (Loaded) return <Loaded />;
  return (
    <UserButton
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void loadMenu()}
      onFocus={() => void loadMenu()}
      onClick={() => void loadMenu().then((menu) => setLoaded(() => menu.default))}
    />
  );
}
