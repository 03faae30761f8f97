import { AppShell, Button, Group, Loader, Text } from '@mantine/core';
import { ListChecks, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRunningOperations } from '@/api/hooks';
import { useConnection } from '@/api/connection';
import { formatClock } from '@/ui/format';

/** Always in sight: how much is going on, and whether what is shown is live. */
export function StatusBar({ onOpenOperations }: { onOpenOperations: () => void }) {
  const { t } = useTranslation();
  const count = useRunningOperations().size;
  const { state, since } = useConnection();
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
        <Group
          role="status"
          h="100%"
          gap={6}
          wrap="nowrap"
          fz={{ base: 'xs', sm: 'sm' }}
          className="acvm-connection"
          data-state={state}
        >
          {state === 'down' && (
            <>
              <WifiOff size={15} aria-hidden style={{ flexShrink: 0 }} />
              {t('frame.connectionLost', { time: formatClock(since) })}
              <Text span inherit visibleFrom="sm">
                {t('frame.connectionLostHint')}
              </Text>
            </>
          )}
          {state === 'asking' && t('frame.notLive')}
        </Group>
      </Group>
    </AppShell.Footer>
  );
}
