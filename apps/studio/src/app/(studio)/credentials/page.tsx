import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CredentialsScreen } from '@/credentials/credentials-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('credentials'))('title') };
}

export default async function CredentialsPage() {
  await requirePermission('credential.read');
  return <CredentialsScreen />;
}
