import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { NewTrialScreen } from '@/what-if/new-trial-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('what_if'))('new') };
}

export default async function NewTrialPage() {
  await requirePermission('centre.what_if');
  return <NewTrialScreen />;
}
