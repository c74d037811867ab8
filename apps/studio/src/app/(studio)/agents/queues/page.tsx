import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { AgentQueuesScreen } from '@/agents/agent-queues-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.agents'))('title') };
}

export default async function AgentQueuesPage() {
  await requirePermission('centre.read');
  return <AgentQueuesScreen />;
}
