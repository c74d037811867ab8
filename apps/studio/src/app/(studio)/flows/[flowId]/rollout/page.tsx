import { getFlow, RecordError } from '@patchbay/records';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { RolloutScreen } from '@/flows/rollout/rollout-screen';
import { database } from '@/server/database';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('rollouts'))('title') };
}

export default async function RolloutPage({ params }: { params: Promise<{ flowId: string }> }) {
  await requirePermission('flow.read');
  const { flowId } = await params;
  const flow = await getFlow(database(), flowId).catch((error: unknown) => {
    if (error instanceof RecordError && error.code === 'not_found') notFound();
    throw error;
  });
  return <RolloutScreen flowId={flowId} flowName={flow.name} />;
}
