import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { FloorScreen } from '@/floor/floor-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('floor'))('title') };
}

export default async function FloorPage() {
  await requirePermission('floor.view');
  return <FloorScreen />;
}
