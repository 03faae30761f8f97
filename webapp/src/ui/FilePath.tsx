import { Text } from '@mantine/core';

/** A path as it is, in full. */
export function FilePath({ path, dimmed }: { path: string; dimmed?: boolean }) {
  return (
    <Text
      component="span"
      display="block"
      size="xs"
      ff="monospace"
      c={dimmed ? 'dimmed' : undefined}
      style={{ overflowWrap: 'anywhere' }}
    >
      {path}
    </Text>
  );
}
