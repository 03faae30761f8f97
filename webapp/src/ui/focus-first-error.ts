import type { UseFormReturnType } from '@mantine/form';

/** What a form does when it is not filled in right: leads to the first field that needs another look. */
export function focusFirstError<T>(form: UseFormReturnType<T>): (errors: Record<string, unknown>) => void {
  return (errors) => {
    const [first] = Object.keys(errors);
    if (first) form.getInputNode(first)?.focus();
  };
}
