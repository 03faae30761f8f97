import { NativeSelect, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProviders } from '@/api/hooks';
import { ProblemAlert } from '@/ui/ProblemText';
import { useSettings } from './use-settings';

/** Where VMs are made when nobody says where. */
export function DefaultProviderSetting() {
  const { t } = useTranslation();
  const providers = useProviders();
  const { settings, change, isPending, error } = useSettings();
  const enabled = [...providers.values()].filter((one) => one.enabled);
  return (
    <>
      <ProblemAlert error={error} />
      {settings ? (
        <NativeSelect
          maw={480}
          label={t('settings.defaultProvider.label')}
          description={settings.defaultProviderFixed ? t('settings.fixed') : t('settings.defaultProvider.hint')}
          disabled={settings.defaultProviderFixed || isPending}
          data={enabled.map(({ id, name }) => ({ value: id, label: name }))}
          value={settings.defaultProvider}
          onChange={(event) => change({ defaultProvider: event.currentTarget.value })}
        />
      ) : (
        !error && <Skeleton height={77} />
      )}
    </>
  );
}
