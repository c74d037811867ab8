import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { MapScreen } from '@/flows/across/map/map-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flows.across.map'))('title') };
}

export default async function FlowMapPage() {
  await requirePermission('flow.read');
  return <MapScreen />;
}
