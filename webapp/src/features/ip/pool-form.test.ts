import { expect, it } from 'vitest';
import { bindingOf, EMPTY_POOL, poolField, poolValues, toPoolSpec } from './pool-form';

const spec = {
  name: 'Lab',
  cidr: '10.0.0.0/24',
  scope: 'default',
  strategy: 'RANDOM' as const,
  cooldownSeconds: 600,
  probe: true,
  ranges: [
    { start: '10.0.0.10', end: '10.0.0.20' },
    { start: '10.0.0.30', end: '10.0.0.30' },
  ],
  exclusions: ['10.0.0.15'],
  dns: ['9.9.9.9'],
  networks: [{ provider: 'nutanix', network: 'n1' }, { provider: 'vmware' }],
};

it('asks for nothing that was left empty', () => {
  expect(toPoolSpec({ ...EMPTY_POOL, name: ' Lab ', cidr: '10.0.0.0/24' })).toEqual({
    name: 'Lab',
    cidr: '10.0.0.0/24',
    scope: 'default',
    strategy: 'FIRST_FREE',
    cooldownSeconds: 0,
    probe: false,
  });
});

it('gives back what it was filled with', () => {
  const utilisation = {
    total: 12,
    free: 12,
    held: 0,
    leased: 0,
    reserved: 0,
    coolingDown: 0,
    quarantined: 0,
    conflicting: 0,
  };
  const pool = { ...spec, id: 'p', family: 'IPV4' as const, createdAt: '2026-01-01T00:00:00Z', utilisation };
  expect(toPoolSpec(poolValues(pool))).toEqual(spec);
});

it('keeps a provider apart from its networks', () => {
  expect(bindingOf({ provider: 'a' })).not.toBe(bindingOf({ provider: 'a', network: 'b' }));
});

it('shows errors where they were typed', () => {
  expect(poolField('ranges.0.start')).toBe('ranges');
  expect(poolField('cooldownSeconds')).toBe('cooldownMinutes');
});
