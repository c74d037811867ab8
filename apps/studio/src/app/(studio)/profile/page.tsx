import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { Page } from '@/ui/page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shell'))('profile') };
}

export default async function ProfilePage() {
  const session = await requirePermission('own');
  const t = await getTranslations('shell');
  return (
    <Page title={t('profile')} width="prose">
      <p>{session.email}</p>
    </Page>
  );
}
