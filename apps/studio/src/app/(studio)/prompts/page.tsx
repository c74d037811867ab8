import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { PromptsScreen } from '@/prompts/prompts-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('prompts'))('title') };
}

export default async function PromptsPage() {
  await requirePermission('prompt.read');
  return <PromptsScreen />;
}
