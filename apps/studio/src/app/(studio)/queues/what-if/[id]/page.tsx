import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { TrialScreen } from '@/what-if/trial-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('what_if'))('title') };
}

export default async function TrialPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('centre.what_if');
  return <TrialScreen id={(await params).id} />;
}
