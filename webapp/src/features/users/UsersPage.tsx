import { Box, Button, Group, NativeSelect, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ShieldX } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import type { Role, User } from '@/api/types';
import { Age } from '@/ui/Age';
import { UserBadge } from '@/ui/badges';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemAlert, ProblemFace } from '@/ui/ProblemText';
import { ScrollTable } from '@/ui/ScrollTable';

const ResetLinkDialog = lazy(async () => ({ default: (await import('./ResetLinkDialog')).ResetLinkDialog }));

const ROLES: Role[] = ['VIEWER', 'OPERATOR', 'ADMINISTRATOR'];

export function Component() {
  const { t } = useTranslation();
  const { role } = useUser();
  return (
    <Page title={t('users.title')} description={t('users.description')}>
      {role === 'ADMINISTRATOR' ? <UserTable /> : <Face icon={ShieldX} title={t('users.administratorsOnly')} />}
    </Page>
  );
}

type Update = { user: User; body: { role?: Role; state?: 'ACTIVE' | 'DISABLED' } };

function UserTable() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const me = useUser();
  const [disabling, setDisabling] = useState<User>();
  const [turningDown, setTurningDown] = useState<User>();
  const [resetting, setResetting] = useState<User>();
  const changed = () => queryClient.invalidateQueries({ queryKey: queries.users().queryKey });
  const { data, error, refetch } = useQuery(queries.users());
  const update = useMutation({
    mutationFn: ({ user, body }: Update) =>
      answer(api.PATCH('/api/users/{userId}', { params: { path: { userId: user.id } }, body })),
    onSuccess: changed,
  });

  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} />;
  const actions = (user: User) => (
    <>
      {user.state === 'PENDING' && (
        <Button size="xs" variant="default" onClick={() => setTurningDown(user)}>
          {t('users.turnDown')}
        </Button>
      )}
      {user.state === 'ACTIVE' && user.id !== me.id && (
        <>
          <Button size="xs" variant="default" onClick={() => setResetting(user)}>
            {t('users.reset')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setDisabling(user)}>
            {t('users.disable')}
          </Button>
        </>
      )}
      {user.state !== 'ACTIVE' && (
        <Button size="xs" onClick={() => update.mutate({ user, body: { state: 'ACTIVE' } })}>
          {user.state === 'PENDING' ? t('users.approve') : t('users.enable')}
        </Button>
      )}
    </>
  );
  return (
    <>
      <ProblemAlert error={update.error} />
      <ScrollTable
        label={t('users.title')}
        minWidth={760}
        columns={[
          { label: t('users.user') },
          { label: t('users.state.label'), wide: true },
          { label: t('users.role.label') },
          { label: t('users.since'), wide: true },
          { label: t('vms.field.actions'), wide: true },
        ]}
      >
        {data.items.map((user) => (
          <Table.Tr key={user.id}>
            <Table.Td>
              <Text size="sm" fw={600}>
                {user.username}
              </Text>
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {[`${user.firstName} ${user.lastName}`, user.email].filter(Boolean).join(' · ')}
              </Text>
              <Box hiddenFrom="sm" mt={4}>
                <UserBadge state={user.state} />
              </Box>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <UserBadge state={user.state} />
            </Table.Td>
            <Table.Td>
              <NativeSelect
                aria-label={t('users.roleOf', { user: user.username })}
                size="xs"
                maw={160}
                disabled={user.id === me.id}
                data={ROLES.map((role) => ({ value: role, label: t(`users.role.${role}`) }))}
                value={user.role}
                onChange={(event) => update.mutate({ user, body: { role: event.currentTarget.value as Role } })}
              />
              <Stack hiddenFrom="sm" gap="xs" mt="xs">
                {actions(user)}
              </Stack>
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Age at={user.createdAt} />
            </Table.Td>
            <Table.Td visibleFrom="sm">
              <Group gap="xs" wrap="nowrap">
                {actions(user)}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </ScrollTable>
      <Suspense>{resetting && <ResetLinkDialog user={resetting} onClose={() => setResetting(undefined)} />}</Suspense>
      {turningDown && (
        <ConfirmDialog
          danger
          title={t('users.turnDownTitle', { user: turningDown.username })}
          confirmLabel={t('users.turnDown')}
          onConfirm={async () => {
            await answer(api.DELETE('/api/users/{userId}', { params: { path: { userId: turningDown.id } } }));
            await changed();
          }}
          onClose={() => setTurningDown(undefined)}
        >
          {t('users.turnDownText', { user: turningDown.username })}
        </ConfirmDialog>
      )}
      {disabling && (
        <ConfirmDialog
          danger
          title={t('users.disableTitle', { user: disabling.username })}
          confirmLabel={t('users.disable')}
          onConfirm={() => update.mutateAsync({ user: disabling, body: { state: 'DISABLED' } })}
          onClose={() => setDisabling(undefined)}
        >
          {t('users.disableText', { user: disabling.username })}
        </ConfirmDialog>
      )}
    </>
  );
}
