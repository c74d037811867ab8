import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { WallScreen } from '@/reports/wall/wall-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reports'))('wall.title') };
}

export default async function WallPage() {
  await requirePermission('report.read');
  return <WallScreen />;
}
