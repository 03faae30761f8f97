import { useTranslation } from 'react-i18next';
import type { Event, OperationKind } from '@/api/types';

const KNOWN = [
  'vm.changed',
  'vm.removed',
  'inventory.changed',
  'provider.changed',
  'pool.changed',
  'pool.removed',
  'pool.addressesChanged',
  'session.started',
  'session.refused',
  'session.ended',
  'user.registered',
  'user.changed',
  'user.deleted',
  'user.passwordChanged',
  'user.passwordResetCreated',
  'token.created',
  'token.revoked',
  'settings.changed',
] as const;
const OUTCOMES = ['queued', 'changed', 'succeeded', 'failed', 'canceled'] as const;

/** An event as a sentence; one of a type that this page does not know yet is named by its type. */
export function useEventText(): (event: Event) => string {
  const { t, i18n } = useTranslation();
  return ({ type, subject, data }) => {
    const name = subject?.name ?? subject?.id ?? '';
    const outcome = OUTCOMES.find((one) => type === `operation.${one}`);
    if (outcome) {
      const kind = data?.kind as OperationKind | undefined;
      const operation = kind && i18n.exists(`operations.kind.${kind}`) ? t(`operations.kind.${kind}`, { name }) : name;
      return t(`activity.operation.${outcome}`, { operation });
    }
    const known = KNOWN.find((one) => one === type);
    return known ? t(`activity.type.${known.replace('.', '_') as 'vm_changed'}`, { name }) : `${type} ${name}`;
  };
}
