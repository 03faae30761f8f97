import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import type { User } from '@/api/types';
import { FormDialog } from '@/ui/FormDialog';
import { SecretDialog } from '@/ui/SecretDialog';

/** Makes a one-time link for a new password, and shows it once. */
export function ResetLinkDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useTranslation();
  const title = t('users.resetTitle', { user: user.username });
  const make = useMutation({
    mutationFn: () => answer(api.POST('/api/users/{userId}/password-reset', { params: { path: { userId: user.id } } })),
  });
  if (make.data) {
    return (
      <SecretDialog
        title={title}
        secret={window.location.origin + make.data.path}
        explanation={t('users.resetOnce', { user: user.username })}
        onClose={onClose}
      />
    );
  }
  return (
    <FormDialog
      title={title}
      submitLabel={t('users.resetMake')}
      busy={make.isPending}
      error={make.error}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
      onClose={onClose}
    >
      <Text size="sm">{t('users.resetText', { user: user.username })}</Text>
    </FormDialog>
  );
}
