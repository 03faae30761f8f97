import type { PowerState } from './types';

export const POWER_STATES: PowerState[] = ['RUNNING', 'STOPPED', 'PAUSED', 'SUSPENDED', 'UNKNOWN'];

const STATE_TERM = /(?:^|\s)state:(\S*)/i;

/** The one power state that a filter asks for. */
export function stateOf(filter: string): PowerState | null {
  const named = STATE_TERM.exec(filter)?.[1]?.toUpperCase();
  return POWER_STATES.find((state) => state === named) ?? null;
}

const quoted = (value: string) => (/^[\w.-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`);

/** The address of the list of VMs of a provider, of one of its clusters, in some power states. */
export function vmsAt(provider: string, cluster?: string, ...states: PowerState[]): string {
  const terms = [
    ...(states.length > 0 ? [`state:${states.join(',').toLowerCase()}`] : []),
    ...(cluster ? [`cluster:${quoted(cluster)}`] : []),
  ];
  const filter = terms.join(' ');
  const search = new URLSearchParams({ provider, ...(filter && { filter }) });
  return `/vms?${search.toString()}`;
}

export function withState(filter: string, state: PowerState | null): string {
  const others = filter.replace(STATE_TERM, '').trim();
  return state ? `state:${state.toLowerCase()} ${others}`.trim() : others;
}
