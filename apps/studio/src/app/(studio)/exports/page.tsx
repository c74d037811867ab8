import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ExportsScreen } from '@/exports/exports-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports'))('title') };
}

export default async function ExportsPage() {
  await requirePermission('export.make');
  return <ExportsScreen />;
}
