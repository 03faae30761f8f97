import { useSearchParams } from 'react-router';
import type { VmFilter } from '@/api/queries';

export const SORT_FIELDS = ['name', 'powerState', 'provider', 'cpus', 'memoryMib', 'createdAt'] as const;
export type SortField = (typeof SORT_FIELDS)[number];
export type Sort = NonNullable<VmFilter['sort']>;

function isSort(value: string | null): value is Sort {
  return SORT_FIELDS.some((field) => value === field || value === `-${field}`);
}

/** The filter of the list lives in the URL, so that it can be sent to a colleague and "back" undoes it. */
export function useVmFilter() {
  const [search, setSearch] = useSearchParams();
  const sort = search.get('sort');
  const filter: VmFilter = {
    provider: search.get('provider') ?? undefined,
    filter: search.get('filter') ?? undefined,
    sort: isSort(sort) ? sort : 'name',
  };
  const change = (changes: Partial<Record<keyof VmFilter, string | null | undefined>>) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [key, value] of Object.entries(changes)) {
          if (value) after.set(key, value);
          else after.delete(key);
        }
        return after;
      },
      { replace: true },
    );
  return { filter, isFiltered: Boolean(filter.provider || filter.filter), change };
}
