import { Alert, Button, Card, Loader, Progress, Skeleton, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  Activity,
  Archive,
  Camera,
  FileCode2,
  FolderLock,
  HardDrive,
  Info,
  ServerOff,
  TriangleAlert,
} from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useProviders, useRunningOperations } from '@/api/hooks';
import { toProblem } from '@/api/problem';
import { queries } from '@/api/queries';
import type { Vm } from '@/api/types';
import { withTexts } from '@/i18n';
import { VmStateBadge } from '@/ui/badges';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import { useVmDialogs } from './use-vm-dialogs';
import { VmActions } from './VmActions';
import { VmOverview } from './VmOverview';

export function Component() {
  const { t } = useTranslation();
  const { vmId = '' } = useParams();
  const { data: vm, error, refetch } = useQuery(queries.vm(vmId));

  if (error && toProblem(error).code === 'VM_NOT_FOUND') {
    return (
      <Page title={t('vms.gone.title')}>
        <Face icon={ServerOff} title={t('vms.gone.heading')} text={t('vms.gone.text')}>
          <Button component={Link} to="/vms">
            {t('vms.gone.toList')}
          </Button>
        </Face>
      </Page>
    );
  }
  if (vm) return <VmDetail key={vm.id} vm={vm} />;
  if (error) return <ProblemFace error={error} onRetry={() => void refetch()} />;
  return <Skeleton height={260} role="status" aria-label={t('app.loading')} />;
}

// Most visits are to the first tab only.
const VmHardware = lazy(() => import('./VmHardware'));
const VmSnapshots = lazy(() => import('./VmSnapshots'));
const VmActivity = lazy(() => import('./VmActivity'));
const VmYaml = lazy(() => import('./VmYaml'));
const VmBackups = lazy(() => withTexts('files', () => import('@/ui/backups/VmBackups')));

const TABS = [
  ['overview', Info, VmOverview],
  ['hardware', HardDrive, VmHardware],
  ['snapshots', Camera, VmSnapshots],
  ['backups', Archive, VmBackups],
  ['activity', Activity, VmActivity],
  ['yaml', FileCode2, VmYaml],
] as const;

function VmDetail({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const dialogs = useVmDialogs(() => void navigate('/vms'));
  const provider = useProviders().get(vm.provider);
  const tabs = TABS.filter(([name]) => name !== 'backups' || provider?.capabilities.includes('BACKUP'));
  const [tab] = tabs.find(([name]) => name === search.get('tab')) ?? TABS[0];

  return (
    <Page
      title={vm.name}
      badge={<VmStateBadge vm={vm} />}
      description={vm.description}
      actions={<VmActions vm={vm} onAction={dialogs.open} />}
    >
      <RunningOperation vm={vm} />
      {!vm.managed && (
        <Alert icon={<FolderLock size={18} aria-hidden />} title={t('vms.unmanaged.badge')} variant="light">
          {t('vms.unmanaged.text')}
        </Alert>
      )}
      {vm.problem && (
        <Alert icon={<TriangleAlert size={18} aria-hidden />} color="orange" variant="light">
          {t('vms.problem', { problem: vm.problem })}
        </Alert>
      )}
      <Tabs
        value={tab}
        onChange={(chosen) => setSearch(chosen && chosen !== 'overview' ? { tab: chosen } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {tabs.map(([name, Icon]) => (
            <Tabs.Tab key={name} value={name} leftSection={<Icon size={16} aria-hidden />}>
              {t(`vms.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(([name, , Shown]) => (
          <Tabs.Panel key={name} value={name}>
            <Suspense fallback={<Skeleton height={240} />}>
              <Shown vm={vm} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
      {dialogs.element}
    </Page>
  );
}

function RunningOperation({ vm }: { vm: Vm }) {
  const { t } = useTranslation();
  const running = useRunningOperations();
  const operation = running.get(vm.id) ?? vm.operation;
  if (!operation) return null;
  const label = t(`operations.doing.${operation.kind}`, { name: vm.name });
  return (
    <Card withBorder padding="sm">
      <Text size="sm" mb={6} component="div">
        <Loader size={12} mr={8} aria-hidden />
        {label} {t('vms.percent', { percent: operation.progress })}
      </Text>
      <Progress value={operation.progress} animated aria-label={label} />
    </Card>
  );
}
