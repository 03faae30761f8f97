import { describe, expect, it } from 'vitest';
import type { Capability, Provider, Vm } from './types';
import { whyNot } from './vm-can';

const vm: Vm = {
  id: 'v1',
  name: 'web-01',
  provider: 'nutanix',
  powerState: 'RUNNING',
  lifecycle: 'READY',
  disks: [],
  nics: [],
  ipAddresses: [],
  managed: true,
  tags: [],
  createdAt: '2026-01-15T09:30:00Z',
};
const provider: Provider = {
  id: 'nutanix',
  type: 'nutanix-ahv',
  name: 'Nutanix',
  enabled: true,
  isDefault: true,
  capabilities: ['START', 'STOP_HARD'],
};
const idle = { role: 'OPERATOR', provider, operation: undefined } as const;

describe('what can be done with a VM', () => {
  it('lets an operator start a stopped VM and not a running one', () => {
    expect(whyNot('start', { ...vm, powerState: 'STOPPED' }, idle)).toBeUndefined();
    expect(whyNot('start', vm, idle)).toBe('powerState');
  });

  it('lets a viewer change nothing', () => {
    expect(whyNot('stop', vm, { ...idle, role: 'VIEWER' })).toBe('role');
    expect(whyNot('delete', vm, { ...idle, role: 'VIEWER' })).toBe('role');
  });

  it('sends nothing to a server that does not answer', () => {
    expect(whyNot('start', { ...vm, powerState: 'STOPPED' }, { ...idle, offline: true })).toBe('offline');
    expect(whyNot('delete', vm, { ...idle, offline: true })).toBe('offline');
  });

  it('allows one operation at a time', () => {
    const operation = { id: 'o1', kind: 'STOP_VM', state: 'RUNNING', progress: 10 } as const;
    expect(whyNot('delete', vm, { ...idle, operation })).toBe('busy');
  });

  it('offers only what the provider can do, and a stop by either way', () => {
    expect(whyNot('suspend', vm, idle)).toBe('capability');
    expect(whyNot('stop', vm, idle)).toBeUndefined();
  });

  const stopped: Vm = { ...vm, powerState: 'STOPPED' };
  const withFiles = { ...idle, provider: { ...provider, capabilities: ['ORGANIZE', 'BACKUP'] as Capability[] } };

  it('moves files only of what is off, where the provider has them', () => {
    for (const action of ['organize', 'restoreInPlace'] as const) {
      expect(whyNot(action, stopped, idle)).toBe('capability');
      expect(whyNot(action, vm, withFiles)).toBe('powerState');
      expect(whyNot(action, stopped, withFiles)).toBeUndefined();
    }
  });

  it('backs up what is off, and what runs from a snapshot', () => {
    expect(whyNot('backup', stopped, withFiles)).toBeUndefined();
    expect(whyNot('backup', vm, withFiles)).toBeUndefined();
    expect(whyNot('backup', { ...vm, powerState: 'SUSPENDED' }, withFiles)).toBe('powerState');
    expect(whyNot('backup', { ...stopped, managed: false }, withFiles)).toBe('unmanaged');
  });

  it('takes over what is outside the directories of the server by organizing it', () => {
    expect(whyNot('organize', { ...stopped, managed: false }, withFiles)).toBeUndefined();
  });

  it('leaves to others what they look after, but for its power', () => {
    const foreign: Vm = { ...vm, managed: false, powerState: 'STOPPED' };
    expect(whyNot('delete', foreign, idle)).toBe('unmanaged');
    expect(whyNot('edit', foreign, idle)).toBe('unmanaged');
    expect(whyNot('start', foreign, idle)).toBeUndefined();
  });

  it('leaves nothing but deletion for a VM whose creation failed', () => {
    const failed: Vm = { ...vm, lifecycle: 'FAILED', powerState: 'UNKNOWN' };
    expect(whyNot('start', failed, idle)).toBe('failed');
    expect(whyNot('delete', failed, idle)).toBeUndefined();
  });
});
