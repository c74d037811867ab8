import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { OwnReviewScreen } from '@/quality/own-review-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quality'))('own_title') };
}

export default async function OwnReviewPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('quality.own');
  return <OwnReviewScreen id={(await params).id} />;
}
