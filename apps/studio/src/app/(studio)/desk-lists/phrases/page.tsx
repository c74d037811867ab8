import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { PhrasesScreen } from '@/desk-lists/phrases-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.phrases'))('title') };
}

export default async function PhrasesPage() {
  await requirePermission('centre.read');
  return <PhrasesScreen />;
}
