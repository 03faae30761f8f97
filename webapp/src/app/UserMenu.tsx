import { Menu, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { BookOpen, Check, KeyRound, Languages, LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import { forgetSession } from '@/api/session';
import { chooseLanguage, type Language, LANGUAGES } from '@/i18n';
import { useOpensAtOnce } from '@/ui/LazyMenu';
import { UserButton } from './UserButton';

const THEMES = [
  ['light', Sun],
  ['dark', Moon],
  ['auto', Monitor],
] as const;

export default function UserMenu() {
  const { t, i18n } = useTranslation();
  const user = useUser();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useMutation({
    mutationFn: () => answer(api.POST('/api/logout')),
    onSettled: () => {
      forgetSession();
      void navigate('/sign-in');
      queryClient.clear();
    },
  });
  const button = useOpensAtOnce();
  const chosen = (is: boolean) => ({
    role: 'menuitemradio',
    'aria-checked': is,
    rightSection: is ? <Check size={15} aria-hidden /> : undefined,
  });

  return (
    <Menu width={240} position="bottom-end">
      <Menu.Target>
        <UserButton ref={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t(`users.role.${user.role}`)}</Menu.Label>
        <Menu.Item component={Link} to="/profile" leftSection={<UserRound size={16} aria-hidden />}>
          {t('frame.userMenu.profile')}
        </Menu.Item>
        <Menu.Item component={Link} to="/profile/tokens" leftSection={<KeyRound size={16} aria-hidden />}>
          {t('tokens.title')}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={`/guide/${i18n.language}/`}
          target="_blank"
          leftSection={<BookOpen size={16} aria-hidden />}
        >
          {t('frame.userMenu.guide')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('frame.language')}</Menu.Label>
        {Object.entries(LANGUAGES).map(([code, label]) => (
          <Menu.Item
            key={code}
            lang={code}
            leftSection={<Languages size={16} aria-hidden />}
            onClick={() => void chooseLanguage(code as Language)}
            {...chosen(i18n.language === code)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('frame.theme.label')}</Menu.Label>
        {THEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} aria-hidden />}
            onClick={() => setColorScheme(scheme)}
            {...chosen(colorScheme === scheme)}
          >
            {t(`frame.theme.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('frame.userMenu.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
