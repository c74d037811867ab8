import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ScorecardsScreen } from '@/quality/scorecards-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('scorecards') };
}

export default async function ScorecardsPage() {
  await requirePermission('quality.review');
  return <ScorecardsScreen />;
}
