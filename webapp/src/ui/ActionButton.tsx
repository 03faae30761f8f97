import { ActionIcon, Button, type ButtonProps } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';

type Props = {
  label: string;
  icon: LucideIcon;
  /** Why it is not possible now. The button stays focusable, so that everybody can learn the reason. */
  why?: string;
  onClick: () => void;
  color?: ButtonProps['color'];
  variant?: ButtonProps['variant'];
  iconOnly?: boolean;
};

export function ActionButton({ label, icon: Icon, why, onClick, color, variant = 'default', iconOnly }: Props) {
  const shared = {
    onClick: why ? undefined : onClick,
    'aria-disabled': why ? true : undefined,
    'data-disabled': why ? true : undefined,
    'aria-description': why,
    'data-tip': why ?? (iconOnly ? label : undefined),
  };
  if (iconOnly) {
    return (
      <ActionIcon {...shared} variant="subtle" color={color ?? 'gray'} size="lg" aria-label={label}>
        <Icon size={17} aria-hidden />
      </ActionIcon>
    );
  }
  return (
    <Button {...shared} variant={variant} color={color} leftSection={<Icon size={16} aria-hidden />}>
      {label}
    </Button>
  );
}
