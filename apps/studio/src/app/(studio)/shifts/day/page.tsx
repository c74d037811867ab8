import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { DayScreen } from '@/shifts/day/day-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('shifts.day'))('title') };
}

export default async function ShiftsDayPage() {
  await requirePermission('shift.read');
  return <DayScreen />;
}
