import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { NumbersScreen } from '@/numbers/numbers-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('numbers'))('title') };
}

export default async function NumbersPage() {
  await requirePermission('flow.read');
  return <NumbersScreen />;
}
