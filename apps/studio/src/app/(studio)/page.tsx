import { can } from '@patchbay/records';
import { redirect } from 'next/navigation';
import { requirePermission } from '@/access/page-access';
import { navigation } from '@/shell/navigation';

/** The start page is the first place that the person may enter. */
export default async function StartPage() {
  const { role } = await requirePermission('own');
  const first = navigation.flatMap((group) => group.items).find((item) => can(role, item.permission));
  redirect(first?.href ?? '/profile');
}
