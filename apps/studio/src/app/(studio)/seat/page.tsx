import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { SeatScreen } from '@/seat/seat-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('seat'))('title') };
}

export default async function SeatPage() {
  await requirePermission('seat.use');
  return <SeatScreen />;
}
