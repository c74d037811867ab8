import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { QueuesScreen } from '@/queues/queues-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.queues'))('title') };
}

export default async function QueuesPage() {
  await requirePermission('centre.read');
  return <QueuesScreen />;
}
