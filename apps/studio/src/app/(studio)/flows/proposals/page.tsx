import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ProposalsScreen } from '@/flows/versions/proposals/proposals-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flow_versions.proposals'))('title') };
}

export default async function ProposalsPage() {
  await requirePermission('flow.read');
  return <ProposalsScreen />;
}
