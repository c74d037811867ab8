import { getTable, RecordError } from '@patchbay/records';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { database } from '@/server/database';
import { TableScreen } from '@/tables/table-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('tables'))('title') };
}

export default async function TablePage({ params }: { params: Promise<{ id: string }> }) {
  await requirePermission('table.read');
  const { id } = await params;
  const found = await getTable(database(), id).catch((error: unknown) => {
    if (error instanceof RecordError && error.code === 'not_found') return null;
    throw error;
  });
  if (found === null) notFound();
  return <TableScreen id={id} />;
}
