import { describe, expect, it } from 'vitest';
import { type CreateValues, EMPTY } from './create-form';
import { fromSearch, toSearch } from './create-link';

const filledIn: CreateValues = {
  provider: 'nutanix',
  name: 'web-{01..05}&x=1',
  description: 'for the lab\nand more',
  tags: ['lab', 'a,b'],
  sourceType: 'TEMPLATE',
  sourceId: 'i/1',
  cpus: 8,
  memoryGib: 1.5,
  diskGib: 40,
  extraDisksGib: [10, 20],
  cluster: 'c1',
  networks: ['n1', 'n2'],
  ipPool: 'p1',
  ipAddress: '10.0.0.9',
  firmware: 'UEFI',
  guestMode: 'ACCOUNT',
  guest: {
    hostname: 'web',
    username: 'amelie',
    sshKeys: 'ssh-ed25519 A+/= me',
    password: 'geheim',
    userData: 'secret: 1',
    unattendXml: '<x/>',
  },
  powerOn: false,
  organize: true,
};

describe('a link to the filled-in form', () => {
  it('brings back every field but those that can hold a password', () => {
    const search = toSearch(filledIn);
    const guest = { ...EMPTY.guest, hostname: 'web', username: 'amelie', sshKeys: 'ssh-ed25519 A+/= me' };
    expect(fromSearch(new URLSearchParams(search.toString()))).toEqual({ ...filledIn, guest });
    expect(search.toString()).not.toMatch(/geheim|secret|%3Cx/);
  });

  it('says nothing of what is as in an empty form', () => {
    expect(toSearch(EMPTY).toString()).toBe('');
    expect(fromSearch(new URLSearchParams())).toEqual({});
  });

  it('leaves out what is no value of the field', () => {
    const search = new URLSearchParams('cpus=many&memoryGib=-1&sourceType=FLOPPY&extraDisksGib=x&powerOn=0&other=1');
    expect(fromSearch(search)).toEqual({ extraDisksGib: [], powerOn: false });
  });
});
