import { expect, it } from 'vitest';
import { changesOf, type EditValues } from './edit-form';

const before: EditValues = { name: 'web-01', description: '', tags: ['lab'], cpus: 2, memoryGib: 4, diskGib: 40 };

it('sends only what was changed, in the units of the server', () => {
  expect(changesOf(before, { ...before, memoryGib: 8, tags: ['lab', 'web'] })).toEqual({
    memoryMib: 8192,
    tags: ['lab', 'web'],
  });
});

it('sends nothing when nothing was changed', () => {
  expect(changesOf(before, { ...before })).toBeUndefined();
});
