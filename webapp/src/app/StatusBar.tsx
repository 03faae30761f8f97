import { AppShell, Button, Group, Loader, Text } from '@mantine/core';
import { ListChecks, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRunningOperations } from '@/api/hooks';
import { useLiveState } from '@/api/live';

/** Always in sight: how much is going on, and whether what is shown is live. */
export function StatusBar({ onOpenOperations }: { onOpenOperations: () => void }) {
  const { t } = useTranslation();
  const count = useRunningOperations().size;
  const live = useLiveState();
  return (
    <AppShell.Footer px="sm">
      <Group h="100%" justify="space-between" wrap="nowrap">
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={onOpenOperations}
          leftSection={count > 0 ? <Loader size={14} aria-hidden /> : <ListChecks size={16} aria-hidden />}
        >
          <span aria-live="polite">{t('operations.running', { count })}</span>
        </Button>
        <div role="status">
          {live === 'down' && (
            <Group gap={6} wrap="nowrap">
              <WifiOff size={15} aria-hidden />
              <Text size="sm">{t('frame.connectionLost')}</Text>
            </Group>
          )}
        </div>
      </Group>
    </AppShell.Footer>
  );
}
