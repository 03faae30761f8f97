import type { Snapshot } from '@/api/types';

type Node = { snapshot: Snapshot; depth: number };

/** Parents before children, with how deep each stands. A line of only children is not indented: it is a history. */
export function snapshotTree(snapshots: Snapshot[]): Node[] {
  const ids = new Set(snapshots.map(({ id }) => id));
  const children = new Map<string | undefined, Snapshot[]>();
  for (const snapshot of snapshots) {
    // A parent that was deleted leaves its children without one.
    const parent = snapshot.parentId && ids.has(snapshot.parentId) ? snapshot.parentId : undefined;
    children.set(parent, [...(children.get(parent) ?? []), snapshot]);
  }
  const nodes: Node[] = [];
  const visit = (parent: string | undefined, depth: number) => {
    for (const snapshot of children.get(parent) ?? []) {
      nodes.push({ snapshot, depth });
      const branches = children.get(snapshot.id)?.length ?? 0;
      visit(snapshot.id, branches > 1 ? depth + 1 : depth);
    }
  };
  visit(undefined, 0);
  return nodes;
}

/** How many snapshots were made after this one, on all its branches. */
export function descendants(snapshots: Snapshot[], id: string): number {
  const children = snapshots.filter(({ parentId }) => parentId === id);
  return children.reduce((sum, child) => sum + 1 + descendants(snapshots, child.id), 0);
}
