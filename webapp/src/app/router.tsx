import { type ComponentType, lazy, Suspense } from 'react';
import { BrowserRouter, matchPath, Route, Routes } from 'react-router';
import { withTexts } from '@/i18n';
import { NotFound, RouteErrors } from './RouteError';

type Load = () => Promise<{ Component: ComponentType }>;

const loadFrame = () => import('./Frame');
/** Every page is a chunk of its own. */
const BEFORE_SIGN_IN: [path: string, load: Load][] = [
  ['/sign-in', () => import('@/features/session/SignInPage')],
  ['/sign-up', () => import('@/features/session/SignUpPage')],
  ['/reset-password', () => import('@/features/session/ResetPasswordPage')],
  ['/setup', () => import('@/features/session/SetupPage')],
];
const IN_FRAME: [path: string, load: Load][] = [
  ['/', () => import('@/features/dashboard/DashboardPage')],
  ['/vms', () => import('@/features/vms/VmsPage')],
  ['/vms/new', () => import('@/features/vms/CreatePage')],
  ['/vms/:vmId', () => import('@/features/vms/VmPage')],
  ['/ip-pools', () => withTexts('ip', () => import('@/features/ip/PoolsPage'))],
  ['/ip-pools/:poolId', () => withTexts('ip', () => import('@/features/ip/PoolPage'))],
  ['/organizer', () => withTexts('files', () => import('@/features/organizer/OrganizerPage'))],
  ['/providers', () => withTexts('settings', () => import('@/features/providers/ProvidersPage'))],
  ['/settings', () => withTexts('settings', () => import('@/features/settings/SettingsPage'))],
  ['/users', () => withTexts('settings', () => import('@/features/users/UsersPage'))],
  ['/audit', () => import('@/features/audit/AuditPage')],
  ['/simulator', () => withTexts('simulator', () => import('@/features/simulator/SimulatorPage'))],
  ['/profile', () => import('@/features/session/ProfilePage')],
  ['/profile/tokens', () => withTexts('settings', () => import('@/features/tokens/TokensPage'))],
];

const Frame = lazy(async () => ({ default: (await loadFrame()).Frame }));
const pages = (from: [string, Load][]) =>
  from.map(([path, load]) => {
    const Page = lazy(async () => ({ default: (await load()).Component }));
    return <Route key={path} path={path} element={<Page />} />;
  });
const beforeSignIn = pages(BEFORE_SIGN_IN);
const inFrame = pages(IN_FRAME);

/** Asks for the page of this visit together with its frame, not after it. */
export function preload(pathname: string): void {
  const matching = ([path]: [string, Load]) => matchPath(path, pathname);
  if (BEFORE_SIGN_IN.some(matching)) return;
  void loadFrame();
  void IN_FRAME.find(matching)?.[1]();
}

/** The router navigates in transitions: the page before stays until the next one is there. */
export function Pages() {
  return (
    <BrowserRouter>
      <RouteErrors>
        <Suspense>
          <Routes>
            {beforeSignIn}
            <Route element={<Frame />}>
              {inFrame}
              <Route path="*" element={<NotFound />} />
            </Route>
          </Routes>
        </Suspense>
      </RouteErrors>
    </BrowserRouter>
  );
}
