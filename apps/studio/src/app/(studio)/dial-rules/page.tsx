import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { DialRulesScreen } from '@/dial-rules/dial-rules-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('dial_rules'))('title') };
}

export default async function DialRulesPage() {
  await requirePermission('dial_rule.read');
  return <DialRulesScreen />;
}
