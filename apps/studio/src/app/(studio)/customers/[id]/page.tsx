import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CustomerScreen } from '@/customers/customer-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.customers'))('title') };
}

export default async function CustomerPage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('customer.read');
  return <CustomerScreen id={(await params).id} />;
}
