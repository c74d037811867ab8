import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { CustomersScreen } from '@/customers/customers-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('centre.customers'))('title') };
}

export default async function CustomersPage() {
  await requirePermission('customer.read');
  return <CustomersScreen />;
}
