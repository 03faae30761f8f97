import { expect, it } from 'vitest';
import type { Snapshot } from '@/api/types';
import { snapshotTree } from './snapshot-tree';

const snapshot = (id: string, parentId?: string): Snapshot => ({
  id,
  name: id,
  createdAt: '2026-01-15T09:30:00Z',
  parentId,
  isCurrent: false,
  includesMemory: false,
  uncoveredDisks: [],
});

it('puts children under their parent and indents where a history branches', () => {
  const tree = snapshotTree([snapshot('a'), snapshot('b', 'a'), snapshot('c', 'b'), snapshot('d', 'b')]);
  expect(tree.map(({ snapshot: { id }, depth }) => `${id}${depth}`)).toEqual(['a0', 'b0', 'c1', 'd1']);
});

it('keeps a snapshot whose parent is gone', () => {
  expect(snapshotTree([snapshot('b', 'deleted')])).toHaveLength(1);
});
