import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { AgentsScreen } from '@/agents/agents-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.agents'))('title') };
}

export default async function AgentsPage() {
  await requirePermission('centre.read');
  return <AgentsScreen />;
}
