import { getSetting } from '@patchbay/records';
import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { requirePermission } from '@/access/page-access';
import { loadSignOff } from '@/flows/sign-off/load-sign-off';
import { SignOffPage } from '@/flows/sign-off/sign-off-page';
import { parseLocale } from '@/intl/locale';
import { database } from '@/server/database';

interface PageProps {
  readonly params: Promise<{ flowId: string }>;
  readonly searchParams: Promise<{ locale?: string | string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  await requirePermission('flow.read');
  const { document } = await loadSignOff((await params).flowId);
  return { title: document.name };
}

/** Outside the studio's frame: what is printed here goes to people who never open the studio. */
export default async function FlowSignOffPage({ params, searchParams }: PageProps) {
  const session = await requirePermission('flow.read');
  const asked = (await searchParams).locale;
  const locale = parseLocale(typeof asked === 'string' ? asked : null) ?? parseLocale(await getLocale()) ?? 'en';
  const timeZone = session.timeZone ?? (await getSetting(database(), 'centre.timeZone'));
  return <SignOffPage flow={await loadSignOff((await params).flowId)} locale={locale} timeZone={timeZone} />;
}
