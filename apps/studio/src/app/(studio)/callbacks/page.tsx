import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CallbacksScreen } from '@/callbacks/callbacks-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('callbacks'))('title') };
}

export default async function CallbacksPage() {
  await requirePermission('floor.view');
  return <CallbacksScreen />;
}
