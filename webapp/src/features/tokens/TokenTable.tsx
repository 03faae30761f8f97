import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import type { ApiToken } from '@/api/types';
import { ConfirmDialog } from '@/ui/ConfirmDialog';
import { formatTime } from '@/ui/format';

export function TokenTable({ tokens, withOwner }: { tokens: ApiToken[]; withOwner: boolean }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [revoking, setRevoking] = useState<ApiToken>();
  const [now] = useState(() => Date.now());
  const revoke = async ({ id }: ApiToken) => {
    await answer(api.DELETE('/api/tokens/{tokenId}', { params: { path: { tokenId: id } } }));
    await queryClient.invalidateQueries({ queryKey: ['listTokens'] });
  };
  return (
    <>
      <Table.ScrollContainer
        minWidth={720}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('tokens.title') } }}
      >
        <Table verticalSpacing="sm" horizontalSpacing="md" aria-label={t('tokens.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('tokens.name')}</Table.Th>
              {withOwner && <Table.Th>{t('tokens.owner')}</Table.Th>}
              <Table.Th>{t('users.role.label')}</Table.Th>
              <Table.Th>{t('tokens.lastUse')}</Table.Th>
              <Table.Th>{t('tokens.expires')}</Table.Th>
              <Table.Th ta="right">{t('vms.field.actions')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tokens.map((token) => (
              <Table.Tr key={token.id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{token.name}</Table.Td>
                {withOwner && <Table.Td>{token.owner.username}</Table.Td>}
                <Table.Td>{t(`users.role.${token.role}`)}</Table.Td>
                <Table.Td>{token.lastUsedOn ?? t('tokens.never')}</Table.Td>
                <Table.Td>
                  <Group gap="xs" wrap="nowrap">
                    <Text size="sm">{formatTime(token.expiresAt)}</Text>
                    {Date.parse(token.expiresAt) <= now && (
                      <Badge color="gray" variant="light">
                        {t('tokens.expired')}
                      </Badge>
                    )}
                  </Group>
                </Table.Td>
                <Table.Td ta="right">
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={t('tokens.revokeOne', { name: token.name })}
                    onClick={() => setRevoking(token)}
                  >
                    {t('tokens.revoke')}
                  </Button>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {revoking && (
        <ConfirmDialog
          danger
          title={t('tokens.revokeOne', { name: revoking.name })}
          confirmLabel={t('tokens.revoke')}
          onConfirm={() => revoke(revoking)}
          onClose={() => setRevoking(undefined)}
        >
          {t('tokens.revokeText')}
        </ConfirmDialog>
      )}
    </>
  );
}
