import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { TablesScreen } from '@/tables/tables-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tables'))('title') };
}

export default async function TablesPage() {
  await requirePermission('table.read');
  return <TablesScreen />;
}
