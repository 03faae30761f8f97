import { Button, Group, Modal, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemText';
import { useReturnFocus } from './use-return-focus';

type Props = {
  title: string;
  submitLabel: string;
  busy: boolean;
  danger?: boolean;
  /** What is asked for cannot be sent yet. */
  disabled?: boolean;
  size?: string;
  error: unknown;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
};

export function FormDialog(props: Props) {
  const { title, submitLabel, busy, danger, disabled, size, error, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('dialog.close') }}
      centered
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {children}
          <ProblemAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" color={danger ? 'red.8' : undefined} disabled={disabled} loading={busy}>
              {submitLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
