import { Select, Skeleton } from '@mantine/core';
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
        <Select
          maw={480}
          label={t('settings.defaultProvider.label')}
          description={settings.defaultProviderFixed ? t('settings.fixed') : t('settings.defaultProvider.hint')}
          disabled={settings.defaultProviderFixed || isPending}
          allowDeselect={false}
          data={enabled.map(({ id, name }) => ({ value: id, label: name }))}
          value={settings.defaultProvider ?? null}
          onChange={(provider) => provider && change({ defaultProvider: provider })}
        />
      ) : (
        !error && <Skeleton height={60} />
      )}
    </>
  );
}
