import { getPrompt, RecordError } from '@patchbay/records';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { PromptScreen } from '@/prompts/prompt-screen';
import { database } from '@/server/database';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prompts'))('title') };
}

export default async function PromptPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('prompt.read');
  const { id } = await params;
  const found = await getPrompt(database(), id).catch((error: unknown) => {
    if (error instanceof RecordError && error.code === 'not_found') return null;
    throw error;
  });
  if (found === null) notFound();
  return <PromptScreen id={id} />;
}
