import { lazy, Suspense } from 'react';
import type { ConfirmDialogProps } from './ConfirmDialogContent';

const Content = lazy(() => import('./ConfirmDialogContent'));

/** Dialogs are loaded when the first one is asked for. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Suspense>
      <Content {...props} />
    </Suspense>
  );
}
