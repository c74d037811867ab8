import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { HoursScreen } from '@/hours/hours-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('hours'))('title') };
}

export default async function HoursPage() {
  await requirePermission('hours.read');
  return <HoursScreen />;
}
