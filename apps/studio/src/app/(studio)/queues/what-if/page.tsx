import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { TrialsScreen } from '@/what-if/trials-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('what_if'))('title') };
}

export default async function TrialsPage() {
  await requirePermission('centre.what_if');
  return <TrialsScreen />;
}
