import { Button, Code, Group, NumberInput, Paper, Skeleton, Stack, Table, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '@/api/client';
import { queries } from '@/api/queries';
import type { FaultRule } from '@/api/types';
import { ProblemAlert, ProblemFace } from '@/ui/ProblemText';
import { EXAMPLES } from './examples';

export function FaultRules() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [text, setText] = useState<string>();
  const [notJson, setNotJson] = useState(false);
  const { data, error, refetch } = useQuery(queries.simulatorFaults());
  const save = useMutation({
    mutationFn: (rules: FaultRule[]) => answer(api.PUT('/api/mock-server/faults', { body: { rules } })),
    onSuccess: (now) => {
      queryClient.setQueryData(queries.simulatorFaults().queryKey, now);
      setText(undefined);
    },
  });

  if (error && !data) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={{ base: 450, sm: 260 }} />;
  const apply = () => {
    try {
      const typed: unknown = JSON.parse(text ?? '[]');
      setNotJson(!Array.isArray(typed));
      if (Array.isArray(typed)) save.mutate(typed as FaultRule[]);
    } catch {
      setNotJson(true);
    }
  };
  return (
    <Paper withBorder p="md">
      <Stack>
        <Title order={2} size="h4">
          {t('simulator.faults.title')}
        </Title>
        <Latency />
        <ProblemAlert error={save.error} />
        {data.rules.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('simulator.faults.none')}
          </Text>
        ) : (
          <RuleTable rules={data.rules} onRemove={(id) => save.mutate(data.rules.filter((rule) => rule.id !== id))} />
        )}
        <Group gap="xs">
          {EXAMPLES.map((rule) => (
            <Button
              key={rule.id}
              size="xs"
              variant="default"
              onClick={() => save.mutate([...data.rules.filter((each) => each.id !== rule.id), rule])}
            >
              {t(`simulator.example.${rule.id}`)}
            </Button>
          ))}
          <Button
            size="xs"
            variant="subtle"
            onClick={() => setText(text === undefined ? JSON.stringify(data.rules, null, 2) : undefined)}
          >
            {t('simulator.faults.edit')}
          </Button>
        </Group>
        {text !== undefined && (
          <>
            <Textarea
              autosize
              minRows={6}
              maxRows={20}
              styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              spellCheck={false}
              label={t('simulator.faults.json')}
              error={notJson ? t('simulator.faults.notJson') : undefined}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button loading={save.isPending} onClick={apply}>
                {t('simulator.faults.apply')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Paper>
  );
}

function RuleTable({ rules, onRemove }: { rules: FaultRule[]; onRemove: (id: string | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table aria-label={t('simulator.faults.title')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('simulator.faults.rule')}</Table.Th>
            <Table.Th>{t('simulator.faults.matches')}</Table.Th>
            <Table.Th>{t('simulator.faults.effect')}</Table.Th>
            <Table.Th>{t('simulator.faults.hits')}</Table.Th>
            <Table.Th ta="right">{t('vms.field.actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rules.map((rule) => (
            <Table.Tr key={rule.id}>
              <Table.Td>{rule.id}</Table.Td>
              <Table.Td>
                <Code>{Object.values(rule.match ?? {}).join(' ') || t('simulator.faults.everything')}</Code>
              </Table.Td>
              <Table.Td>
                <Code>
                  {[rule.effect.type, rule.effect.status, rule.delayMillis && `${rule.delayMillis} ms`]
                    .filter(Boolean)
                    .join(' ')}
                </Code>
              </Table.Td>
              <Table.Td>
                {rule.left === undefined
                  ? rule.hits
                  : t('simulator.faults.hitsLeft', { hits: rule.hits ?? 0, left: rule.left })}
              </Table.Td>
              <Table.Td ta="right">
                <Button size="compact-xs" variant="default" onClick={() => onRemove(rule.id)}>
                  {t('simulator.faults.remove')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Latency() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { data } = useQuery(queries.simulatorLatency());
  const save = useMutation({
    mutationFn: (delayMillis: number) =>
      answer(api.PUT('/api/mock-server/latency', { body: { delayMillis, jitterMillis: Math.round(delayMillis / 4) } })),
    onSuccess: (now) => queryClient.setQueryData(queries.simulatorLatency().queryKey, now),
  });
  if (!data) return <Skeleton height={80} w={260} />;
  return (
    <>
      <NumberInput
        key={data.delayMillis}
        label={t('simulator.latency')}
        description={t('simulator.latencyText')}
        min={0}
        max={60_000}
        step={100}
        suffix=" ms"
        w={260}
        defaultValue={data.delayMillis}
        onBlur={(event) => {
          const wanted = Number.parseInt(event.currentTarget.value, 10);
          if (Number.isFinite(wanted) && wanted !== data.delayMillis) save.mutate(wanted);
        }}
      />
      <ProblemAlert error={save.error} />
    </>
  );
}
