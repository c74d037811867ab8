'use client';

import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('shell');
  const ui = useTranslations('ui');
  return (
    <EmptyState
      icon={TriangleAlert}
      title={t('error_title')}
      description={t('error', { reference: error.digest ?? '—' })}
      action={
        <Button variant="primary" onClick={reset}>
          {ui('retry')}
        </Button>
      }
      className="mt-16"
    />
  );
}
