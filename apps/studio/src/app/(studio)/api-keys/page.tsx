import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ApiKeysScreen } from '@/api-keys/api-keys-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('api_keys'))('title') };
}

export default async function ApiKeysPage() {
  await requirePermission('api_key.manage');
  return <ApiKeysScreen />;
}
