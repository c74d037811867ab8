import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CodesScreen } from '@/desk-lists/codes-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.codes'))('title') };
}

export default async function CodesPage() {
  await requirePermission('centre.read');
  return <CodesScreen />;
}
