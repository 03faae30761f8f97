import { Alert, AppShell, Center, Loader } from '@mantine/core';
import { useDisclosure, useHotkeys, useLocalStorage } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate, useSearchParams } from 'react-router';
import { followEvents } from '@/api/live';
import { OFFLINE, toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import { useSelection } from '@/api/selection';
import { keepSession, onSessionEnd } from '@/api/session';
import { useOperationToasts } from '@/features/operations/use-operation-toasts';
import { ProblemFace } from '@/ui/ProblemText';
import { Tips } from '@/ui/Tips';
import { Header } from './Header';
import { Navigation } from './Navigation';
import { usePlaces } from './places';
import { RouteErrors } from './RouteError';
import { StatusBar } from './StatusBar';
import { useScrollRestoration } from './use-scroll-restoration';

const Palette = lazy(() => import('@/features/palette/Palette'));
const OperationsDrawer = lazy(() => import('@/features/operations/OperationsDrawer'));

/** Everything behind the sign-in. Whoever is not signed in is sent there and comes back to where they were. */
export function Frame() {
  const profile = useQuery(queries.profile());
  const { pathname, search } = useLocation();

  if (profile.data) return <SignedIn />;
  if (profile.isPending) {
    return (
      <Center mih="100dvh">
        <Loader />
      </Center>
    );
  }
  const problem = toProblem(profile.error);
  if (problem.code === OFFLINE || problem.status >= 500) {
    return <ProblemFace error={profile.error} onRetry={() => void profile.refetch()} />;
  }
  const back = pathname + search;
  return <Navigate to={back === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ back })}`} replace />;
}

function SignedIn() {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const location = useLocation();
  const { data: about } = useQuery(queries.about());
  const [menuOpened, menu] = useDisclosure();
  const [narrow, setNarrow] = useLocalStorage({
    key: 'acvm-navigation-narrow',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const [drawerOpened, drawer] = useDisclosure();
  const [search, setSearch] = useSearchParams();
  const ofDay = search.get('operations');
  const closeDrawer = () => {
    drawer.close();
    if (ofDay !== null) setSearch((before) => without(before, 'operations'), { replace: true });
  };
  const [paletteOpened, palette] = useDisclosure();
  const places = usePlaces();
  const ticked = useSelection();
  useHotkeys([['mod+K', palette.open]], []);

  useEffect(() => {
    keepSession();
    return followEvents(queryClient);
  }, [queryClient]);

  useEffect(() => {
    onSessionEnd((reason) => {
      const back = location.pathname + location.search;
      void navigate(`/sign-in?${new URLSearchParams({ [reason]: '', back })}`);
      queryClient.clear();
    });
  }, [navigate, queryClient, location]);

  useOperationToasts();
  useScrollRestoration();
  const closeMenu = menu.close;
  useEffect(() => closeMenu(), [location.pathname, closeMenu]);

  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: narrow ? 60 : 230, breakpoint: 'sm', collapsed: { mobile: !menuOpened } }}
      footer={{ height: 38 }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#main" className="acvm-skip">
        {t('frame.skip')}
      </a>
      <Header menuOpened={menuOpened} onMenu={menu.toggle} onSearch={palette.open} />
      <Navigation narrow={narrow} onNarrow={() => setNarrow(!narrow)} />
      <AppShell.Main id="main" tabIndex={-1} style={{ outline: 'none' }}>
        {about?.profile === 'MOCK' && (
          <Alert variant="light" color="blue" py={6} mb="md" icon={<FlaskConical size={16} aria-hidden />}>
            {t('frame.simulated')}
          </Alert>
        )}
        <RouteErrors>
          <Suspense>
            <Outlet />
          </Suspense>
        </RouteErrors>
      </AppShell.Main>
      <StatusBar onOpenOperations={drawer.open} />
      <Tips />
      <Suspense>
        {paletteOpened && <Palette places={places} selected={[...ticked.values()]} onClose={palette.close} />}
      </Suspense>
      <Suspense>
        {(drawerOpened || ofDay !== null) && <OperationsDrawer ofDay={ofDay ?? undefined} onClose={closeDrawer} />}
      </Suspense>
    </AppShell>
  );
}

function without(search: URLSearchParams, name: string): URLSearchParams {
  const rest = new URLSearchParams(search);
  rest.delete(name);
  return rest;
}
