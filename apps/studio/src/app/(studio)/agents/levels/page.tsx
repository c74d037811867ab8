import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { AgentLevelsScreen } from '@/agents/agent-levels-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.agents'))('title') };
}

export default async function AgentLevelsPage() {
  await requirePermission('centre.read');
  return <AgentLevelsScreen />;
}
