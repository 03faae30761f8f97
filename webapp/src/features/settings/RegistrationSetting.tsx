import { NativeSelect, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RegistrationPolicy } from '@/api/types';
import { ProblemAlert } from '@/ui/ProblemText';
import { useSettings } from './use-settings';

const POLICIES: RegistrationPolicy[] = ['OPEN', 'APPROVAL', 'CLOSED'];

/** What happens when somebody signs up; where the configuration says it, it can only be read here. */
export function RegistrationSetting() {
  const { t } = useTranslation();
  const { settings, change, isPending, error } = useSettings();
  return (
    <>
      <ProblemAlert error={error} />
      {settings ? (
        <NativeSelect
          maw={480}
          label={t('settings.registration.label')}
          description={settings.registrationFixed ? t('settings.fixed') : undefined}
          disabled={settings.registrationFixed || isPending}
          data={POLICIES.map((policy) => ({ value: policy, label: t(`settings.registration.${policy}`) }))}
          value={settings.registration}
          onChange={(event) => change({ registration: event.currentTarget.value as RegistrationPolicy })}
        />
      ) : (
        !error && <Skeleton height={60} />
      )}
    </>
  );
}
