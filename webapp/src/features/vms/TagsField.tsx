import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Props = Omit<TextInputProps, 'value' | 'onChange'> & { value?: string[]; onChange?: (tags: string[]) => void };

const MOST = 20;

export function tagsIn(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter(Boolean))].slice(0, MOST);
}

export function TagsField({ value = [], onChange, ...rest }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value.join(', '));
  return (
    <TextInput
      {...rest}
      label={t('vms.field.tags')}
      description={t('vms.create.tagsHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        onChange?.(tagsIn(currentTarget.value));
      }}
    />
  );
}
