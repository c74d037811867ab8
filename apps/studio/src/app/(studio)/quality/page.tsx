import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ReviewsScreen } from '@/quality/reviews-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('title') };
}

export default async function ReviewsPage() {
  await requirePermission('quality.review');
  return <ReviewsScreen />;
}
