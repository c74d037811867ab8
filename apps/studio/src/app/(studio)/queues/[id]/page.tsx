import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { QueueScreen } from '@/queues/queue-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.queues'))('title') };
}

export default async function QueuePage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('centre.read');
  return <QueueScreen id={(await params).id} />;
}
