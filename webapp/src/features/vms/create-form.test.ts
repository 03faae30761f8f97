import { describe, expect, it } from 'vitest';
import type { Network, Provider } from '@/api/types';
import { EMPTY, guestModes, networksOf, sourceTypes, toFormErrors, toRequest } from './create-form';

const provider = (capabilities: Provider['capabilities']): Provider => ({
  id: 'p',
  type: 'nutanix-ahv',
  name: 'P',
  enabled: true,
  isDefault: true,
  capabilities,
});

describe('the create form', () => {
  it('offers only the sources that the provider has', () => {
    expect(sourceTypes(provider(['CREATE_FROM_IMAGE', 'CREATE_BLANK', 'START']))).toEqual(['IMAGE', 'BLANK']);
  });

  it('speaks to the guest only where there is one to hear it', () => {
    const able = provider(['CLOUD_INIT', 'SYSPREP']);
    expect(guestModes(able, 'IMAGE')).toEqual(['NONE', 'ACCOUNT', 'USER_DATA', 'SYSPREP']);
    expect(guestModes(able, 'BLANK')).toEqual(['NONE']);
  });

  it('shows the networks of the chosen cluster and those of all clusters', () => {
    const network = (id: string, clusterId?: string): Network => ({
      id,
      name: id,
      provider: 'p',
      managesAddresses: false,
      clusterId,
    });
    const networks = [network('a', 'c1'), network('b', 'c2'), network('everywhere')];
    expect(networksOf(networks, 'c1').map(({ id }) => id)).toEqual(['a', 'everywhere']);
    expect(networksOf(networks, '')).toHaveLength(3);
  });

  it('sends nothing that was left empty', () => {
    const request = toRequest({ ...EMPTY, provider: 'p', name: ' web-01 ', sourceId: 'i1', memoryGib: 1.5 });
    expect(request).toEqual({
      provider: 'p',
      name: 'web-01',
      source: { type: 'IMAGE', id: 'i1' },
      cpus: 2,
      memoryMib: 1536,
      powerOn: true,
    });
  });

  it('sends one key a line and never the fields of another way to set up the guest', () => {
    const guest = {
      ...EMPTY.guest,
      username: 'amelie',
      sshKeys: 'ssh-ed25519 A\n\n ssh-ed25519 B ',
      userData: 'left over',
    };
    expect(toRequest({ ...EMPTY, guestMode: 'ACCOUNT', guest }).guest).toEqual({
      username: 'amelie',
      sshKeys: ['ssh-ed25519 A', 'ssh-ed25519 B'],
    });
  });

  it("puts the server's errors at the fields they are about", () => {
    const errors = ['/memoryMib', '/source/id', '/networks/0', '/guest/hostname', '/guest/sshKeys/1'].map(
      (pointer) => ({
        pointer,
        detail: pointer,
      }),
    );
    const problem = { type: '', title: '', status: 400, code: 'REQUEST_INVALID', errors };
    expect(Object.keys(toFormErrors(problem))).toEqual([
      'memoryGib',
      'sourceId',
      'networks',
      'guest.hostname',
      'guest.sshKeys',
    ]);
  });
});
