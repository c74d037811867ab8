import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { ReviewScreen } from '@/quality/review-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('title') };
}

export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('quality.review');
  return <ReviewScreen id={(await params).id} />;
}
