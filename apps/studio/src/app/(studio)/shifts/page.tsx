import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { WeekScreen } from '@/shifts/week/week-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shifts'))('title') };
}

export default async function ShiftsPage() {
  await requirePermission('shift.read');
  return <WeekScreen />;
}
