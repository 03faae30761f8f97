import { Button, Paper, Skeleton, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/api/hooks';
import { queries } from '@/api/queries';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';
import { TokenTable } from './TokenTable';

const CreateTokenDialog = lazy(() => import('./CreateTokenDialog'));

/** What scripts sign in with: one's own tokens, and for administrators everybody's. */
export function Component() {
  const { t } = useTranslation();
  const { role } = useUser();
  const [all, setAll] = useState(false);
  const [creating, setCreating] = useState(false);
  const { data, error, refetch } = useQuery(queries.tokens(all));
  return (
    <Page
      title={t('tokens.title')}
      description={t('tokens.description')}
      actions={
        <Button leftSection={<Plus size={16} aria-hidden />} onClick={() => setCreating(true)}>
          {t('tokens.create')}
        </Button>
      }
    >
      {role === 'ADMINISTRATOR' && (
        <Switch label={t('tokens.all')} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      )}
      {error && !data ? (
        <ProblemFace error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={200} />
      ) : data.total === 0 ? (
        <Face icon={KeyRound} title={t('tokens.empty')} />
      ) : (
        <Paper withBorder>
          <TokenTable tokens={data.items} withOwner={all} />
        </Paper>
      )}
      <Suspense>{creating && <CreateTokenDialog onClose={() => setCreating(false)} />}</Suspense>
    </Page>
  );
}
