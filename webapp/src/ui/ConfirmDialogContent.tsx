import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from './ProblemText';
import { useReturnFocus } from './use-return-focus';

export type ConfirmDialogProps = {
  title: string;
  children: ReactNode;
  confirmLabel: string;
  /** What has to be typed before it can be confirmed. */
  typeToConfirm?: string;
  danger?: boolean;
  /** Closes the dialog when it succeeds; what it rejects with is shown. */
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
};

export default function ConfirmDialogContent(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, typeToConfirm, danger, onConfirm, onClose } = props;
  const { t } = useTranslation();
  useReturnFocus();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const ready = typeToConfirm === undefined || typed === typeToConfirm;

  const confirm = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    onConfirm().then(onClose, (reason: unknown) => {
      setError(reason);
      setBusy(false);
    });
  };

  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('dialog.close') }} centered>
      <form onSubmit={confirm}>
        <Stack>
          <Text component="div" size="sm">
            {children}
          </Text>
          {typeToConfirm !== undefined && (
            <TextInput
              data-autofocus
              autoComplete="off"
              label={t('dialog.typeName', { name: typeToConfirm })}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          <ProblemAlert error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('dialog.cancel')}
            </Button>
            <Button type="submit" color={danger ? 'red.8' : undefined} disabled={!ready} loading={busy}>
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
