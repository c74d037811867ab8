import { Lock } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { currentSession } from '@/access/page-access';
import { EmptyState } from '@/ui/empty-state';

export default async function Forbidden() {
  const t = await getTranslations('access');
  const session = await currentSession();
  const role = session === null ? '' : t(`roles.${session.role}`);
  return <EmptyState icon={Lock} title={t('denied_title')} description={t('denied', { role })} className="mt-16" />;
}
