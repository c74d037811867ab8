import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { PlacesScreen } from '@/places/places-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.places'))('title') };
}

export default async function PlacesPage() {
  await requirePermission('centre.read');
  return <PlacesScreen />;
}
