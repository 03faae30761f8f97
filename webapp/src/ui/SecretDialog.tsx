import { Alert, Button, CopyButton, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReturnFocus } from './use-return-focus';

type Props = { title: string; secret: string; explanation: string; onClose: () => void };

/** Shows something that is shown only once; a click beside it does not close it. */
export function SecretDialog({ title, secret, explanation, onClose }: Props) {
  const { t } = useTranslation();
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={title} closeOnClickOutside={false} withCloseButton={false} centered>
      <Stack>
        <Alert color="yellow">{explanation}</Alert>
        <TextInput
          data-autofocus
          readOnly
          aria-label={title}
          value={secret}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('dialog.copied') : t('dialog.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>{t('dialog.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
