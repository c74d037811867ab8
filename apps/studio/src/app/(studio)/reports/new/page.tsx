import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { BuilderScreen } from '@/reports/builder/builder-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('builder.title') };
}

interface NewReportPageProps {
  searchParams: Promise<{ from?: string | string[] }>;
}

export default async function NewReportPage({ searchParams }: NewReportPageProps) {
  await requirePermission('report.edit');
  const { from } = await searchParams;
  return <BuilderScreen from={typeof from === 'string' ? from : undefined} />;
}
