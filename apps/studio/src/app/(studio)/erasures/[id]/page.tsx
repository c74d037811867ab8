import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ErasureScreen } from '@/erasures/erasure-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('erasures'))('receipt') };
}

export default async function ErasurePage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('call.erase');
  return <ErasureScreen id={(await params).id} />;
}
