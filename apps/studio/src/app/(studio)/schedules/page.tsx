import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { SchedulesScreen } from '@/schedules/schedules-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('schedules'))('title') };
}

export default async function SchedulesPage() {
  await requirePermission('schedule.edit');
  return <SchedulesScreen />;
}
