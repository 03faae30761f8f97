import type { Network, Problem, Provider, Template, VmCreate } from '@/api/types';

export type SourceType = VmCreate['source']['type'];
export type GuestMode = 'NONE' | 'ACCOUNT' | 'USER_DATA' | 'SYSPREP';

export type CreateValues = {
  provider: string;
  name: string;
  description: string;
  tags: string[];
  sourceType: SourceType;
  sourceId: string;
  cpus: number | string;
  memoryGib: number | string;
  diskGib: number | string;
  extraDisksGib: (number | string)[];
  cluster: string;
  networks: string[];
  ipPool: string;
  ipAddress: string;
  firmware: '' | 'BIOS' | 'UEFI';
  guestMode: GuestMode;
  guest: {
    hostname: string;
    username: string;
    password: string;
    sshKeys: string;
    userData: string;
    unattendXml: string;
  };
  powerOn: boolean;
  organize: boolean;
};

export const EMPTY: CreateValues = {
  provider: '',
  name: '',
  description: '',
  tags: [],
  sourceType: 'IMAGE',
  sourceId: '',
  cpus: 2,
  memoryGib: 4,
  diskGib: '',
  extraDisksGib: [],
  cluster: '',
  networks: [],
  ipPool: '',
  ipAddress: '',
  firmware: '',
  guestMode: 'NONE',
  guest: { hostname: '', username: '', password: '', sshKeys: '', userData: '', unattendXml: '' },
  powerOn: true,
  organize: false,
};

export function sourceTypes(provider: Provider | undefined): SourceType[] {
  const can = provider?.capabilities ?? [];
  const all = [
    ['TEMPLATE', 'CREATE_FROM_TEMPLATE'],
    ['IMAGE', 'CREATE_FROM_IMAGE'],
    ['ISO', 'CREATE_FROM_ISO'],
    ['BLANK', 'CREATE_BLANK'],
  ] as const;
  return all.filter(([, capability]) => can.includes(capability)).map(([type]) => type);
}

/** Only what starts from an installed system can be told things at its first start. */
export function guestModes(provider: Provider | undefined, sourceType: SourceType): GuestMode[] {
  const can = provider?.capabilities ?? [];
  const installed = sourceType === 'TEMPLATE' || sourceType === 'IMAGE';
  return [
    'NONE',
    ...(installed && can.includes('CLOUD_INIT') ? (['ACCOUNT', 'USER_DATA'] as const) : []),
    ...(can.includes('SYSPREP') && sourceType !== 'BLANK' ? (['SYSPREP'] as const) : []),
  ];
}

export function diskRequired(sourceType: SourceType): boolean {
  return sourceType === 'ISO' || sourceType === 'BLANK';
}

export function networksOf(networks: Network[], cluster: string): Network[] {
  return networks.filter(({ clusterId }) => !cluster || !clusterId || clusterId === cluster);
}

export function templatesOf(templates: Template[], type: SourceType): Template[] {
  return templates.filter((template) => template.type === type);
}

/** What the form says, as the server wants it: nothing that was left empty. */
export function toRequest(values: CreateValues): VmCreate {
  const { guest } = values;
  const lines = guest.sshKeys
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const guestOf: Record<GuestMode, VmCreate['guest']> = {
    NONE: undefined,
    ACCOUNT: {
      ...(guest.hostname && { hostname: guest.hostname }),
      ...(guest.username && { username: guest.username }),
      ...(guest.password && { password: guest.password }),
      ...(lines.length > 0 && { sshKeys: lines }),
    },
    USER_DATA: { userData: guest.userData },
    SYSPREP: { unattendXml: guest.unattendXml },
  };
  const extraDisksGib = values.extraDisksGib.map(Number).filter((size) => size > 0);
  const chosenGuest = guestOf[values.guestMode];
  return {
    provider: values.provider,
    name: values.name.trim(),
    source: values.sourceType === 'BLANK' ? { type: 'BLANK' } : { type: values.sourceType, id: values.sourceId },
    cpus: Number(values.cpus),
    memoryMib: Math.round(Number(values.memoryGib) * 1024),
    powerOn: values.powerOn,
    ...(values.organize && { organize: true }),
    ...(values.description.trim() && { description: values.description.trim() }),
    ...(values.tags.length > 0 && { tags: values.tags }),
    ...(values.diskGib !== '' && { diskGib: Number(values.diskGib) }),
    ...(extraDisksGib.length > 0 && { extraDisksGib }),
    ...(values.cluster && { cluster: values.cluster }),
    ...(values.networks.length > 0 && { networks: values.networks }),
    ...(values.ipPool && { ipPool: values.ipPool }),
    ...(values.ipAddress.trim() && { ipAddress: values.ipAddress.trim() }),
    ...(values.firmware && { firmware: values.firmware }),
    ...(chosenGuest && Object.keys(chosenGuest).length > 0 && { guest: chosenGuest }),
  };
}

const FIELDS: [RegExp, string][] = [
  [/^memoryMib$/, 'memoryGib'],
  [/^source(\.type)?$/, 'sourceType'],
  [/^source\.id$/, 'sourceId'],
  [/^(networks|tags)\.\d+$/, '$1'],
  [/^guest\.sshKeys\.\d+$/, 'guest.sshKeys'],
];

/** The server's field errors by the names of this form's fields. */
export function toFormErrors(problem: Problem): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { pointer, detail } of problem.errors ?? []) {
    if (!pointer) continue;
    const path = pointer.slice(1).replaceAll('/', '.');
    const rule = FIELDS.find(([pattern]) => pattern.test(path));
    errors[rule ? path.replace(...rule) : path] ??= detail;
  }
  return errors;
}
