import { Button } from '@mantine/core';
import { Compass } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { Face } from '@/ui/Face';
import { Page } from '@/ui/Page';
import { ProblemFace } from '@/ui/ProblemText';

/** Shows what went wrong in place of the page; going to another page is a new beginning. */
export function RouteErrors({ children }: { children: ReactNode }) {
  return <Boundary place={useLocation().pathname}>{children}</Boundary>;
}

type Props = { place: string; children: ReactNode };
type State = { place: string; error?: unknown };

class Boundary extends Component<Props, State> {
  override state: State = { place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ place }: Props, before: State): State | null {
    return place === before.place ? null : { place, error: undefined };
  }

  override render() {
    if (!this.state.error) return this.props.children;
    return <ProblemFace error={this.state.error} onRetry={() => window.location.reload()} />;
  }
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
