import { Paper, Stack, Title } from '@mantine/core';
import { ShieldX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { DefaultProviderSetting } from './DefaultProviderSetting';
import { ProviderRows } from './ProviderRows';
import { RegistrationSetting } from './RegistrationSetting';

/** What an administrator may change while the server runs, and whether what the configuration names can be reached. */
export function Component() {
  const { t } = useTranslation();
  const { role } = useUser();
  return (
    <Page title={t('settings.title')} description={t('settings.description')}>
      {role === 'ADMINISTRATOR' ? (
        <Stack gap="lg">
          <Stack component="section" gap="sm">
            <Title order={2}>{t('providers.title')}</Title>
            <ProviderRows />
            <Paper withBorder p="md">
              <DefaultProviderSetting />
            </Paper>
          </Stack>
          <Stack component="section" gap="sm">
            <Title order={2}>{t('settings.accounts')}</Title>
            <Paper withBorder p="md">
              <RegistrationSetting />
            </Paper>
          </Stack>
        </Stack>
      ) : (
        <Face icon={ShieldX} title={t('users.administratorsOnly')} />
      )}
    </Page>
  );
}
