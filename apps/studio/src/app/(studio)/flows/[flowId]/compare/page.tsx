import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CompareScreen } from '@/flows/versions/compare/compare-screen';
import { sideNamed } from '@/flows/versions/compare/side-name';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flow_versions.compare'))('title') };
}

interface ComparePageProps {
  readonly params: Promise<{ flowId: string }>;
  readonly searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  await requirePermission('flow.read');
  const { from, to } = await searchParams;
  return <CompareScreen flowId={(await params).flowId} from={sideNamed(from)} to={sideNamed(to)} />;
}
