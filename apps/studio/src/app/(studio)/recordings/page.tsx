import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { RecordingsScreen } from '@/recordings/recordings-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recordings'))('title') };
}

export default async function RecordingsPage() {
  await requirePermission('call.listen_recording');
  return <RecordingsScreen />;
}
