import { rolePermissions } from '@patchbay/records';
import type { ReactNode } from 'react';
import { AccessProvider } from '@/access/access-provider';
import { requirePermission } from '@/access/page-access';
import { Shell } from '@/shell/shell';

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const session = await requirePermission('own');
  return (
    <AccessProvider
      person={{
        id: session.userId,
        name: session.name,
        email: session.email,
        role: session.role,
        permissions: rolePermissions[session.role],
        timeZone: session.timeZone ?? 'UTC',
      }}
    >
      <Shell>{children}</Shell>
    </AccessProvider>
  );
}
