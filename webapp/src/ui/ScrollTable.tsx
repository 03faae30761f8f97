import { Paper, Table } from '@mantine/core';
import type { ReactNode } from 'react';

/** `wide` ones are left out on a phone; their cells say `visibleFrom="sm"`. */
export type TableColumn = { label: ReactNode; wide?: boolean };

type Props = {
  label: string;
  /** Where there is room; a phone gets what it has. */
  minWidth: number;
  maxHeight?: string;
  columns: TableColumn[];
  children: ReactNode;
};

/** A table in a frame of its own, in which a narrow screen scrolls. */
export function ScrollTable({ label, minWidth, maxHeight, columns, children }: Props) {
  return (
    <Paper withBorder>
      <Table.ScrollContainer
        minWidth={0}
        maxHeight={maxHeight}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
      >
        <Table miw={{ base: 0, sm: minWidth }} verticalSpacing="xs" horizontalSpacing="sm" aria-label={label}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ label, wide }, index) => (
                <Table.Th key={index} visibleFrom={wide ? 'sm' : undefined}>
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
