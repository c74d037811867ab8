import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { OwnReviewsScreen } from '@/quality/own-reviews-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('own_title') };
}

export default async function OwnReviewsPage() {
  await requirePermission('quality.own');
  return <OwnReviewsScreen />;
}
