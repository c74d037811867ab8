import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { FindScreen } from '@/flows/across/find/find-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('flows.across.find'))('title') };
}

export default async function FindInFlowsPage({
  searchParams,
}: {
  searchParams: Promise<{ text?: string | string[] }>;
}) {
  await requirePermission('flow.read');
  const { text } = await searchParams;
  return <FindScreen initial={typeof text === 'string' ? text : ''} />;
}
