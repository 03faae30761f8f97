import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';

export function RouteError() {
  return <ProblemFace error={useRouteError()} onRetry={() => window.location.reload()} />;
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Page title={t('notFound.title')}>
      <Face icon={Compass} title={t('notFound.heading')} text={t('notFound.text')}>
        <Button component={Link} to="/">
          {t('notFound.home')}
        </Button>
      </Face>
    </Page>
  );
}
