import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { NewScorecardScreen } from '@/quality/scorecard-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('add_scorecard') };
}

export default async function NewScorecardPage() {
  await requirePermission('quality.edit');
  return <NewScorecardScreen />;
}
