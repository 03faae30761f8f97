import { describe, expect, it } from 'vitest';
import { columnsOf, tracksOf } from './vm-columns';

const keys = (...of: Parameters<typeof columnsOf>) => columnsOf(...of).map(({ key }) => key);

describe('the columns of the list', () => {
  it('are as many as fit when nobody has chosen any', () => {
    expect(keys(undefined, true)).toEqual(['powerState', 'provider', 'addresses', 'cpus', 'memoryMib']);
    expect(keys(undefined, false)).not.toContain('provider');
  });

  it('are the chosen ones at any width, in the order of the table, without those that no longer exist', () => {
    expect(keys(['tags', 'gone', 'powerState'], false)).toEqual(['powerState', 'tags']);
    expect(keys([], true)).toEqual([]);
  });

  it('have a track of the grid each, between the name and the buttons', () => {
    expect(tracksOf(columnsOf(['cpus'], true)).match(/3\.5rem/g)).toHaveLength(1);
  });
});
