import { expect, it } from 'vitest';
import { goingOf, toPolicy, USUAL_POLICY } from './retention';

it('keeps nothing for the reason of an empty field', () => {
  expect(toPolicy({ ...USUAL_POLICY, keepDaily: '' })).toEqual({
    keepLast: 3,
    keepDaily: 0,
    keepWeekly: 4,
    keepMonthly: 12,
  });
});

it('counts only what a policy does not keep', () => {
  const choice = (backupId: string, keep: boolean) => ({
    backupId,
    createdAt: '2026-01-15T09:30:00Z',
    keep,
    reasons: [],
  });
  expect(goingOf([choice('a', true), choice('b', false)]).map(({ backupId }) => backupId)).toEqual(['b']);
});
