import type { OrganizedVm, Vm } from '@/api/types';

/** A VM with where its files are; a folder of the permanent structure whose VM nobody knows has none. */
export type Place = { key: string; vm?: Vm; organized?: OrganizedVm };

/** Those that are not organized yet come first, since there something can be done. */
export function placesOf(vms: Vm[], organized: OrganizedVm[]): Place[] {
  const byVm = new Map(organized.filter(({ vmId }) => vmId).map((one) => [one.vmId, one]));
  const known = vms.map((vm): Place => ({ key: vm.id, vm, organized: byVm.get(vm.id) }));
  const ids = new Set(vms.map(({ id }) => id));
  const ownerless = organized
    .filter(({ vmId }) => !vmId || !ids.has(vmId))
    .map((one): Place => ({ key: one.folder, organized: one }));
  return [...known.filter((one) => !one.organized), ...known.filter((one) => one.organized), ...ownerless];
}

/** The folder of a VM that is not organized: its reference at the provider is the path of its configuration. */
export function folderOf(vm: Pick<Vm, 'providerRef'>): string | undefined {
  return vm.providerRef?.replace(/[/\\][^/\\]*$/, '');
}

/** Where a file goes, said beside its folder: paths that begin alike are easier to compare without their beginning. */
export function within(folder: string, path: string): string {
  return path.startsWith(folder) ? path.slice(folder.length).replace(/^[/\\]/, '') : path;
}

export function totalBytes(items: { sizeBytes: number }[]): number {
  return items.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

/** Ids by the provider that has them, since a request is to one provider. */
export function idsByProvider(items: { id: string; provider: string }[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { id, provider } of items) ids.set(provider, [...(ids.get(provider) ?? []), id]);
  return ids;
}

/** Requests that empty the trash of exactly these: what came into it since they were shown stays. */
export function emptyRequests(shown: { id: string; provider: string }[]) {
  return [...idsByProvider(shown)].map(([provider, items]) => ({ provider, olderThanDays: 0, items }));
}
