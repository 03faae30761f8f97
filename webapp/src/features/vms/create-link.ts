import { type CreateValues, EMPTY } from './create-form';

/** What may be read over a shoulder or kept in a history of addresses: nothing that can hold a password. */
type Linked = Exclude<keyof CreateValues, 'guest'>;
const GUEST_FIELDS = ['hostname', 'username', 'sshKeys'] as const;

/** The form as the search part of an address; what is as in an empty form is left out. */
export function toSearch(values: CreateValues): URLSearchParams {
  const search = new URLSearchParams();
  for (const key of Object.keys(EMPTY).filter((one) => one !== 'guest') as Linked[]) {
    const value = values[key];
    if (Array.isArray(value)) value.forEach((one) => search.append(key, String(one)));
    else if (value !== EMPTY[key]) search.set(key, String(value));
  }
  for (const key of GUEST_FIELDS) if (values.guest[key]) search.set(key, values.guest[key]);
  return search;
}

/** The values that an address names; an address that names something else, or nonsense, says nothing. */
export function fromSearch(search: URLSearchParams): Partial<CreateValues> {
  const found: Record<string, unknown> = {};
  for (const key of Object.keys(EMPTY).filter((one) => one !== 'guest') as Linked[]) {
    const all = search.getAll(key);
    const [first] = all;
    if (first === undefined) continue;
    const like = EMPTY[key];
    if (Array.isArray(like)) found[key] = key === 'extraDisksGib' ? all.map(Number).filter(isAmount) : all;
    else if (typeof like === 'boolean') found[key] = first === 'true';
    else if (['cpus', 'memoryGib', 'diskGib'].includes(key)) {
      if (isAmount(Number(first))) found[key] = Number(first);
    } else if (!(key in CHOICES) || CHOICES[key as keyof typeof CHOICES].includes(first)) found[key] = first;
  }
  const guest = Object.fromEntries(GUEST_FIELDS.flatMap((key) => (search.has(key) ? [[key, search.get(key)]] : [])));
  return { ...found, ...(Object.keys(guest).length > 0 && { guest: { ...EMPTY.guest, ...guest } }) };
}

const CHOICES = {
  sourceType: ['TEMPLATE', 'IMAGE', 'ISO', 'BLANK'],
  firmware: ['', 'BIOS', 'UEFI'],
  guestMode: ['NONE', 'ACCOUNT', 'USER_DATA', 'SYSPREP'],
};

const isAmount = (value: number) => Number.isFinite(value) && value > 0;
