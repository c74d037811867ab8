import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { StuckScreen } from '@/stuck/stuck-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stuck'))('title') };
}

export default async function StuckCallsPage() {
  await requirePermission('call.read');
  return <StuckScreen />;
}
