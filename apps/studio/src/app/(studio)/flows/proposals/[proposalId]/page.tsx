import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ProposalScreen } from '@/flows/versions/proposals/proposal-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flow_versions.proposals'))('title') };
}

interface ProposalPageProps {
  readonly params: Promise<{ proposalId: string }>;
}

export default async function ProposalPage({ params }: ProposalPageProps) {
  await requirePermission('flow.read');
  return <ProposalScreen proposalId={(await params).proposalId} />;
}
