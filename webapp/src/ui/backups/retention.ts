import type { Retention, RetentionChoice } from '@/api/types';

export type Policy = Required<Retention>;
export const POLICY_FIELDS = ['keepLast', 'keepDaily', 'keepWeekly', 'keepMonthly'] as const;
export type PolicyValues = Record<(typeof POLICY_FIELDS)[number], number | string>;

/** What most people want who have not thought about it yet. */
export const USUAL_POLICY: PolicyValues = { keepLast: 3, keepDaily: 7, keepWeekly: 4, keepMonthly: 12 };

/** An empty field keeps nothing for its reason. */
export function toPolicy(values: PolicyValues): Policy {
  return {
    keepLast: Number(values.keepLast),
    keepDaily: Number(values.keepDaily),
    keepWeekly: Number(values.keepWeekly),
    keepMonthly: Number(values.keepMonthly),
  };
}

export function goingOf(choices: RetentionChoice[]): RetentionChoice[] {
  return choices.filter(({ keep }) => !keep);
}
