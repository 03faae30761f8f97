import { Anchor, Progress, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';

type Props = {
  to: string;
  text: string;
  rest: string;
  restTo?: string;
  part: number;
  inUse?: number;
  total: number | undefined;
};

/** How much of something is given away, as words that lead to what it is given to, and as a bar. */
export function Share({ to, text, rest, restTo, part, inUse = part, total }: Props) {
  const percent = (amount: number) => (100 * amount) / Math.max(1, total ?? 0, part);
  return (
    <Stack gap={4}>
      <Anchor component={Link} to={to} size="sm" style={{ whiteSpace: 'nowrap' }}>
        {text}
      </Anchor>
      {total !== undefined && (
        <Progress.Root size="sm" role="img" aria-label={`${text}, ${rest}`}>
          <Progress.Section value={percent(inUse)} color={part > total ? 'orange.7' : 'blue.6'} withAria={false} />
          <Progress.Section
            value={percent(part - inUse)}
            color={part > total ? 'orange.3' : 'blue.3'}
            withAria={false}
          />
        </Progress.Root>
      )}
      {restTo ? (
        <Anchor component={Link} to={restTo} size="xs" c="dimmed">
          {rest}
        </Anchor>
      ) : (
        <Text size="xs" c="dimmed">
          {rest}
        </Text>
      )}
    </Stack>
  );
}
