import { describe, expect, it } from 'vitest';
import type { OrganizedVm, Vm } from '@/api/types';
import { emptyRequests, folderOf, idsByProvider, placesOf, totalBytes, within } from './organized';

const vm = (id: string) => ({ id, name: id }) as Vm;
const organized = (folder: string, vmId?: string): OrganizedVm => ({
  provider: 'vmware',
  name: folder,
  folder,
  sizeBytes: 1,
  ...(vmId && { vmId }),
});

describe('where VMs are', () => {
  it('shows what is still to do first, and keeps folders whose VM nobody knows', () => {
    const places = placesOf([vm('a'), vm('b')], [organized('/p/a', 'a'), organized('/p/x', 'gone'), organized('/p/y')]);
    expect(places.map(({ key, organized }) => [key, organized?.folder])).toEqual([
      ['b', undefined],
      ['a', '/p/a'],
      ['/p/x', '/p/x'],
      ['/p/y', '/p/y'],
    ]);
    expect(places[2]?.vm).toBeUndefined();
  });

  it('knows the folder on every system', () => {
    expect(folderOf({ providerRef: '/vms/web/web.vmx' })).toBe('/vms/web');
    expect(folderOf({ providerRef: 'C:\\VMs\\web\\web.vmx' })).toBe('C:\\VMs\\web');
    expect(folderOf({})).toBeUndefined();
  });

  it('says a path within its folder, and others in full', () => {
    expect(within('/vms/web', '/vms/web/web.vmx')).toBe('web.vmx');
    expect(within('C:\\VMs\\web', 'C:\\VMs\\web\\logs\\a.log')).toBe('logs\\a.log');
    expect(within('/vms/web', '/other/web.vmx')).toBe('/other/web.vmx');
  });
});

describe('what is chosen', () => {
  it('is asked of the provider that has it', () => {
    const items = [
      { id: '1', provider: 'a', sizeBytes: 5 },
      { id: '2', provider: 'b', sizeBytes: 6 },
      { id: '3', provider: 'a', sizeBytes: 7 },
    ];
    expect([...idsByProvider(items)]).toEqual([
      ['a', ['1', '3']],
      ['b', ['2']],
    ]);
    expect(emptyRequests(items)).toEqual([
      { provider: 'a', olderThanDays: 0, items: ['1', '3'] },
      { provider: 'b', olderThanDays: 0, items: ['2'] },
    ]);
    expect(totalBytes(items)).toBe(18);
    expect(totalBytes([])).toBe(0);
  });
});
