import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ScorecardScreen } from '@/quality/scorecard-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('scorecards') };
}

export default async function ScorecardPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('quality.review');
  return <ScorecardScreen id={(await params).id} />;
}
