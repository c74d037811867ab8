import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { FlowListScreen } from '@/flows/list/flow-list-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flows.list'))('title') };
}

export default async function FlowsPage() {
  await requirePermission('flow.read');
  return <FlowListScreen />;
}
