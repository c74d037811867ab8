import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { AgentScreen } from '@/agents/agent-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.agents'))('title') };
}

export default async function AgentPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('centre.read');
  return <AgentScreen id={(await params).id} />;
}
