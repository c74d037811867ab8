import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CalibrationScreen } from '@/quality/calibration-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('calibrations') };
}

export default async function CalibrationPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('quality.review');
  return <CalibrationScreen id={(await params).id} />;
}
