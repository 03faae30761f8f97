import { Paper, Table } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = { label: string; minWidth: number; maxHeight?: string; columns: ReactNode[]; children: ReactNode };

/** A table in a frame of its own, in which a narrow screen scrolls. */
export function ScrollTable({ label, minWidth, maxHeight, columns, children }: Props) {
  return (
    <Paper withBorder>
      <Table.ScrollContainer
        minWidth={minWidth}
        maxHeight={maxHeight}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
      >
        <Table verticalSpacing="xs" horizontalSpacing="md" aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column, index) => (
                <Table.Th key={index}>{column}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
