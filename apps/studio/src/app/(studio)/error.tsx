'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';

interface PageErrorProps {
  /** With a digest when it happened on the server: it stands in the log there. */
  error: Error & { digest?: string };
  reset: () => void;
}

export default function PageError({ error: { digest }, reset }: PageErrorProps) {
  const t = useTranslations('shell');
  const ui = useTranslations('ui');
  // A tab that was open while the studio was updated lacks parts that exist no more: only loading it anew helps.
  const retry = digest === undefined ? () => location.reload() : reset;
  return (
    <EmptyState
      icon={TriangleAlert}
      title={t('error_title')}
      description={digest === undefined ? t('error_here') : t('error', { reference: digest })}
      action={
        <Button variant="primary" onClick={retry}>
          {ui('retry')}
        </Button>
      }
      className="mt-16"
    />
  );
}
