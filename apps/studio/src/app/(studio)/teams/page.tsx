import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { TeamsScreen } from '@/skills/teams-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.teams'))('title') };
}

export default async function TeamsPage() {
  await requirePermission('centre.read');
  return <TeamsScreen />;
}
