import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ReasonsScreen } from '@/desk-lists/reasons-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.reasons'))('title') };
}

export default async function ReasonsPage() {
  await requirePermission('centre.read');
  return <ReasonsScreen />;
}
