import type { IpPool, IpPoolSpec } from '@/api/types';

export type PoolValues = {
  name: string;
  description: string;
  cidr: string;
  ranges: string;
  exclusions: string;
  gateway: string;
  dns: string[];
  searchDomain: string;
  vlanId: number | string;
  networks: string[];
  scope: string;
  strategy: NonNullable<IpPoolSpec['strategy']>;
  cooldownMinutes: number | string;
  probe: boolean;
};

export const EMPTY_POOL: PoolValues = {
  name: '',
  description: '',
  cidr: '',
  ranges: '',
  exclusions: '',
  gateway: '',
  dns: [],
  searchDomain: '',
  vlanId: '',
  networks: [],
  scope: 'default',
  strategy: 'FIRST_FREE',
  cooldownMinutes: 0,
  probe: false,
};

const lines = (text: string) =>
  text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Where a pool is bound to, as one value of a choice: the provider and one of its networks, or all of them. */
export const bindingOf = ({ provider, network }: { provider: string; network?: string }) =>
  JSON.stringify(network ? [provider, network] : [provider]);

export function poolValues(pool: IpPool): PoolValues {
  return {
    ...EMPTY_POOL,
    name: pool.name,
    description: pool.description ?? '',
    cidr: pool.cidr,
    ranges: pool.ranges.map(({ start, end }) => (start === end ? start : `${start}-${end}`)).join('\n'),
    exclusions: pool.exclusions.join('\n'),
    gateway: pool.gateway ?? '',
    dns: pool.dns,
    searchDomain: pool.searchDomain ?? '',
    vlanId: pool.vlanId ?? '',
    networks: pool.networks.map(bindingOf),
    scope: pool.scope,
    strategy: pool.strategy,
    cooldownMinutes: pool.cooldownSeconds / 60,
    probe: pool.probe,
  };
}

export function toPoolSpec(values: PoolValues): IpPoolSpec {
  const ranges = lines(values.ranges).map((line) => {
    const [start = '', end = start] = line.split('-').map((part) => part.trim());
    return { start, end };
  });
  return {
    name: values.name.trim(),
    cidr: values.cidr.trim(),
    scope: values.scope.trim() || 'default',
    strategy: values.strategy,
    cooldownSeconds: Math.round(Number(values.cooldownMinutes) * 60),
    probe: values.probe,
    ...(values.description.trim() && { description: values.description.trim() }),
    ...(ranges.length > 0 && { ranges }),
    ...(values.exclusions.trim() && { exclusions: lines(values.exclusions) }),
    ...(values.gateway.trim() && { gateway: values.gateway.trim() }),
    ...(values.dns.length > 0 && { dns: values.dns }),
    ...(values.searchDomain.trim() && { searchDomain: values.searchDomain.trim() }),
    ...(values.vlanId !== '' && { vlanId: Number(values.vlanId) }),
    ...(values.networks.length > 0 && {
      networks: values.networks.map((binding) => {
        const [provider = '', network] = JSON.parse(binding) as string[];
        return { provider, ...(network && { network }) };
      }),
    }),
  };
}

/** `/ranges/0/start` is shown at the field that the ranges are typed in. */
export function poolField(path: string): string {
  const [field = path] = path.split('.');
  return field === 'cooldownSeconds' ? 'cooldownMinutes' : field;
}
