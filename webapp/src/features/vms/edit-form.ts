import type { components } from '@/api/__generated__/schema';
import type { Vm } from '@/api/types';

type VmUpdate = components['schemas']['VmUpdate'];

export type EditValues = {
  name: string;
  description: string;
  tags: string[];
  cpus: number | string;
  memoryGib: number | string;
  diskGib: number | string;
};

export function editValues(vm: Vm): EditValues {
  const first = vm.disks.find(({ kind }) => kind === 'DISK');
  return {
    name: vm.name,
    description: vm.description ?? '',
    tags: vm.tags,
    cpus: vm.cpus ?? '',
    memoryGib: vm.memoryMib === undefined ? '' : vm.memoryMib / 1024,
    // Rounded up: offering less than the disk has would be a shrink.
    diskGib: first ? Math.ceil(first.sizeMib / 1024) : '',
  };
}

/** @returns only what differs, or undefined when nothing does. */
export function changesOf(before: EditValues, after: EditValues): VmUpdate | undefined {
  const changes: VmUpdate = {
    ...(after.name.trim() !== before.name && { name: after.name.trim() }),
    ...(after.description !== before.description && { description: after.description }),
    ...(after.tags.join('\n') !== before.tags.join('\n') && { tags: after.tags }),
    ...(after.cpus !== before.cpus && after.cpus !== '' && { cpus: Number(after.cpus) }),
    ...(after.memoryGib !== before.memoryGib &&
      after.memoryGib !== '' && { memoryMib: Math.round(Number(after.memoryGib) * 1024) }),
    ...(after.diskGib !== before.diskGib && after.diskGib !== '' && { diskGib: Number(after.diskGib) }),
  };
  return Object.keys(changes).length > 0 ? changes : undefined;
}
