import { getCall, RecordError } from '@patchbay/records';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CallScreen } from '@/calls/call-screen';
import { database } from '@/server/database';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('calls'))('title') };
}

export default async function CallPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('call.read');
  const { id } = await params;
  const found = await getCall(database(), id).catch((error: unknown) => {
    if (error instanceof RecordError && error.code === 'not_found') return null;
    throw error;
  });
  if (found === null) notFound();
  return <CallScreen id={id} />;
}
