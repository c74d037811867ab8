import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { SamplingScreen } from '@/quality/sampling-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('sampling') };
}

export default async function SamplingPage() {
  await requirePermission('quality.edit');
  return <SamplingScreen />;
}
