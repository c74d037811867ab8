import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ReportScreen } from '@/reports/report/report-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('title') };
}

export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('report.read');
  return <ReportScreen id={decodeURIComponent((await params).id)} />;
}
