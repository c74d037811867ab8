import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { BuilderScreen } from '@/reports/builder/builder-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('builder.edit') };
}

export default async function EditReportPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('report.edit');
  return <BuilderScreen id={decodeURIComponent((await params).id)} />;
}
