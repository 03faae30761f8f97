import { TextInput, type TextInputProps } from '@mantine/core';

type Props = Omit<TextInputProps, 'type' | 'value' | 'onChange'> & {
  value?: number | string;
  /** Is told of nothing, as '', when it is empty or no number. */
  onChange?: (value: number | '') => void;
};

/** The browser's own field for numbers: it takes what people type in their language, and costs no script. */
export function NumberField({ value, onChange, ...rest }: Props) {
  return (
    <TextInput
      {...rest}
      type="number"
      inputMode="decimal"
      step="any"
      value={value}
      // Who scrolls past does not mean to change it.
      onWheel={(event) => event.currentTarget.blur()}
      onChange={({ currentTarget: { valueAsNumber } }) => onChange?.(Number.isNaN(valueAsNumber) ? '' : valueAsNumber)}
    />
  );
}
