import { MantineProvider } from '@mantine/core';
import { useNotifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { setNonce } from 'get-nonce';
import { lazy, Suspense, useState } from 'react';
import { ApiError } from '@/api/problem';
import { Pages } from './router';
import { cssVariables, theme } from './theme';

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Only what may pass by itself is worth asking again.
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.problem.status < 500),
    },
  },
});

/** The policy of the server lets only styles that carry this into the document. */
const styleNonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
// For the lock that dialogs put on scrolling.
setNonce(styleNonce);

const Notifications = lazy(() => import('./Notifications'));

/** Most visits begin without any message. */
function Messages() {
  const { notifications, queue } = useNotifications();
  const [needed, setNeeded] = useState(false);
  if (!needed && notifications.length + queue.length > 0) setNeeded(true);
  return <Suspense>{needed && <Notifications />}</Suspense>;
}

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider
        getStyleNonce={() => styleNonce}
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
      >
        <Pages />
        <Messages />
      </MantineProvider>
    </QueryClientProvider>
  );
}
