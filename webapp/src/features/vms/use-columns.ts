import { useLocalStorage } from '@mantine/hooks';
import { useUser } from '@/api/hooks';

/** The columns that this user has chosen in this browser; none means the standard ones. */
export function useChosenColumns() {
  const { username } = useUser();
  return useLocalStorage<string[] | undefined>({
    key: `acvm-vm-columns-${username}`,
    defaultValue: undefined,
    getInitialValueInEffect: false,
    serialize: (value) => JSON.stringify(value ?? null),
    deserialize: (text) => {
      const value: unknown = text === undefined ? undefined : JSON.parse(text);
      return Array.isArray(value) ? value.map(String) : undefined;
    },
  });
}
