import { createBrowserRouter } from 'react-router';
import { withTexts } from '@/i18n';
import { NotFound, RouteError } from './RouteError';

/** Every page is a chunk of its own. */
export const router = createBrowserRouter([
  {
    errorElement: <RouteError />,
    HydrateFallback: () => null,
    children: [
      { path: '/sign-in', lazy: () => import('@/features/session/SignInPage') },
      { path: '/sign-up', lazy: () => import('@/features/session/SignUpPage') },
      { path: '/reset-password', lazy: () => import('@/features/session/ResetPasswordPage') },
      { path: '/setup', lazy: () => import('@/features/session/SetupPage') },
      {
        lazy: async () => ({ Component: (await import('./Frame')).Frame }),
        children: [
          {
            errorElement: <RouteError />,
            children: [
              { path: '/', lazy: () => import('@/features/dashboard/DashboardPage') },
              { path: '/vms', lazy: () => import('@/features/vms/VmsPage') },
              { path: '/vms/new', lazy: () => import('@/features/vms/CreatePage') },
              { path: '/vms/:vmId', lazy: () => import('@/features/vms/VmPage') },
              { path: '/ip-pools', lazy: () => withTexts('ip', () => import('@/features/ip/PoolsPage')) },
              { path: '/ip-pools/:poolId', lazy: () => withTexts('ip', () => import('@/features/ip/PoolPage')) },
              {
                path: '/organizer',
                lazy: () => withTexts('files', () => import('@/features/organizer/OrganizerPage')),
              },
              {
                path: '/providers',
                lazy: () => withTexts('settings', () => import('@/features/providers/ProvidersPage')),
              },
              {
                path: '/settings',
                lazy: () => withTexts('settings', () => import('@/features/settings/SettingsPage')),
              },
              { path: '/users', lazy: () => withTexts('settings', () => import('@/features/users/UsersPage')) },
              { path: '/audit', lazy: () => import('@/features/audit/AuditPage') },
              {
                path: '/simulator',
                lazy: () => withTexts('simulator', () => import('@/features/simulator/SimulatorPage')),
              },
              { path: '/profile', lazy: () => import('@/features/session/ProfilePage') },
              {
                path: '/profile/tokens',
                lazy: () => withTexts('settings', () => import('@/features/tokens/TokensPage')),
              },
              { path: '*', element: <NotFound /> },
            ],
          },
        ],
      },
    ],
  },
]);
