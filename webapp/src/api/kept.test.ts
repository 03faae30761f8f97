import { beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetKept, keep, keptFor } from './kept';

describe('what a browser keeps of the operations that it has started', () => {
  const disk = new Map<string, string>();

  beforeEach(() => {
    disk.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => disk.get(key) ?? null,
      setItem: (key: string, value: string) => disk.set(key, value),
      removeItem: (key: string) => disk.delete(key),
    });
  });

  it('is the form, so that it can be had again after a reload', () => {
    const values = { name: 'web', guest: { username: 'ada' } };
    keep('o1', { values });
    expect(keptFor('o1')).toEqual({ id: 'o1', values, isIncomplete: false });
  });

  it('never holds what the guest is told in confidence, and says that it is missing', () => {
    const guest = { username: 'ada', password: 'geheim', userData: 'geheim', unattendXml: 'geheim' };
    keep('o1', { values: { guest } });
    expect([...disk.values()].join()).not.toContain('geheim');
    expect(keptFor('o1')).toMatchObject({ isIncomplete: true, values: { guest: { username: 'ada', password: '' } } });
  });

  it('is bounded, and ends with the session', () => {
    for (let number = 0; number < 80; number++) keep(`o${number}`, { values: number });
    expect(keptFor('o0')).toBeUndefined();
    expect(keptFor('o79')).toBeDefined();
    forgetKept();
    expect(keptFor('o79')).toBeUndefined();
  });

  it('is nothing when something else has written there', () => {
    disk.set('acvm-started', '{');
    expect(keptFor('o1')).toBeUndefined();
  });
});
