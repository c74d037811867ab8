import { getSchedule, RecordError } from '@patchbay/records';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { HolidaysDetailScreen } from '@/hours/schedules/holidays-detail-screen';
import { database } from '@/server/database';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hours'))('title') };
}

export default async function HolidaysDetailPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('hours.read');
  const { id } = await params;
  const found = await getSchedule(database(), 'holidays', id).catch((error: unknown) => {
    if (error instanceof RecordError && error.code === 'not_found') return null;
    throw error;
  });
  if (found === null) notFound();
  return <HolidaysDetailScreen id={id} />;
}
