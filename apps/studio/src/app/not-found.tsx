import { CircleHelp } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';

export default async function NotFound() {
  const t = await getTranslations('shell');
  return (
    <EmptyState
      icon={CircleHelp}
      title={t('not_found_title')}
      description={t('not_found')}
      action={
        <LinkButton href="/" variant="primary">
          {t('to_start')}
        </LinkButton>
      }
      className="mt-16"
    />
  );
}
