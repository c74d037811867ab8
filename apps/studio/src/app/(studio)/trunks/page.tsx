import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { TrunksScreen } from '@/trunks/trunks-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('trunks'))('title') };
}

export default async function TrunksPage() {
  await requirePermission('trunk.read');
  return <TrunksScreen />;
}
