import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CalibrationsScreen } from '@/quality/calibrations-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('calibrations') };
}

export default async function CalibrationsPage() {
  await requirePermission('quality.review');
  return <CalibrationsScreen />;
}
