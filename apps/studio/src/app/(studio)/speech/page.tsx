import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { SpeechScreen } from '@/speech/speech-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('speech'))('title') };
}

export default async function SpeechPage() {
  await requirePermission('speech.edit');
  return <SpeechScreen />;
}
