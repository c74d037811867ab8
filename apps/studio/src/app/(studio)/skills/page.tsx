import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { SkillsScreen } from '@/skills/skills-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.skills'))('title') };
}

export default async function SkillsPage() {
  await requirePermission('centre.read');
  return <SkillsScreen />;
}
