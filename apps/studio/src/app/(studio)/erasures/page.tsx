import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ErasuresScreen } from '@/erasures/erasures-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('erasures'))('title') };
}

export default async function ErasuresPage() {
  await requirePermission('call.erase');
  return <ErasuresScreen />;
}
