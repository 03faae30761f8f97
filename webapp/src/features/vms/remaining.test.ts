import { expect, test } from 'vitest';
import type { Capacity, Network } from '@/api/types';
import { type CreateValues, EMPTY } from './create-form';
import { placeOf, remaining } from './remaining';

const amount = (total: number | undefined, allocated: number, inUse = allocated) => ({ total, allocated, inUse });
const place = (provider: string, clusterId?: string): Capacity => ({
  provider,
  clusterId,
  cluster: clusterId && `name of ${clusterId}`,
  cpus: amount(48, 40, 10),
  memoryMib: amount(100 * 1024, 90 * 1024, 64 * 1024),
  diskMib: amount(undefined, 500),
});
const ONE = place('nutanix', 'c1');
const OTHER = place('nutanix', 'c2');
const HOST = place('vmware');
const ALL = [ONE, OTHER, HOST];
const NETWORK: Network = { id: 'n2', name: 'lab', provider: 'nutanix', clusterId: 'c2', managesAddresses: true };
const values = (some: Partial<CreateValues>): CreateValues => ({ ...EMPTY, provider: 'nutanix', ...some });

test('a place is the chosen cluster, else the one of the networks, else the only one', () => {
  expect(placeOf(ALL, [NETWORK], values({ cluster: 'c1', networks: ['n2'] }))).toBe(ONE);
  expect(placeOf(ALL, [NETWORK], values({ networks: ['n2'] }))).toBe(OTHER);
  expect(placeOf(ALL, [], values({ provider: 'vmware' }))).toBe(HOST);
  expect(placeOf([ONE, HOST], [], values({}))).toBe(ONE);
  expect(placeOf([place('nutanix'), ONE], [], values({}))).toBe(ONE);
});

test('where it may be one of several clusters, the place is not known', () => {
  expect(placeOf(ALL, [NETWORK], values({}))).toBeUndefined();
});

test('what remains counts every one of the new VMs against what runs', () => {
  const left = remaining(ONE, values({ cpus: 4, memoryGib: 10 }), 4);
  expect(left.cpus).toEqual({ left: 48 - 10 - 16, total: 48 });
  expect(left.memoryMib).toEqual({ left: -4 * 1024, total: 100 * 1024 });
});

test('what is not known is not nothing', () => {
  expect(remaining(ONE, values({ diskGib: 20 }), 1).diskMib).toBeUndefined();
});

test('what the host says is free goes before what VMs were given', () => {
  const host = { ...HOST, diskMib: { total: 900 * 1024, free: 100 * 1024, allocated: 10, inUse: 0 } };
  const left = remaining(host, values({ diskGib: 20, extraDisksGib: [10, ''] }), 2).diskMib;
  expect(left).toEqual({ left: 40 * 1024, total: 900 * 1024 });
});
