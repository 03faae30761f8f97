import { useTranslation } from 'react-i18next';
import type { Operation } from '@/api/types';

/** "Create web-01". */
export function useOperationTitle(): (operation: Pick<Operation, 'kind' | 'target'>) => string {
  const { t } = useTranslation();
  return ({ kind, target }) => t(`operations.kind.${kind}`, { name: target.name ?? target.id });
}
