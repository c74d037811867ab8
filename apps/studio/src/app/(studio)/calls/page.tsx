import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CallsScreen } from '@/calls/calls-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calls'))('title') };
}

export default async function CallsPage() {
  await requirePermission('call.read');
  return <CallsScreen />;
}
