import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { JobsScreen } from '@/jobs/jobs-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('jobs'))('title') };
}

export default async function JobsPage() {
  await requirePermission('jobs.read');
  return <JobsScreen />;
}
