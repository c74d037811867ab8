import { can, getSetting, rolePermissions } from '@patchbay/records';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { AccessProvider } from '@/access/access-provider';
import { requirePermission } from '@/access/page-access';
import { RolloutNews } from '@/flows/rollout/rollout-news';
import { LiveProvider } from '@/live/live-provider';
import { PhoneProvider } from '@/phone/use-phone';
import { SeatProvider } from '@/seat/core/seat-provider';
import { database } from '@/server/database';
import { Shell } from '@/shell/shell';

export default async function StudioLayout({ children }: { children: ReactNode }) {
  const session = await requirePermission('own');
  if (session.mustChangePassword) redirect('/change-password');
  return (
    <AccessProvider
      person={{
        id: session.userId,
        name: session.name,
        email: session.email,
        role: session.role,
        permissions: rolePermissions[session.role],
        timeZone: session.timeZone ?? (await getSetting(database(), 'centre.timeZone')),
      }}
    >
      <LiveProvider>
        {can(session.role, 'flow.read') && <RolloutNews />}
        <PhoneProvider>
          <SeatProvider>
            <Shell>{children}</Shell>
          </SeatProvider>
        </PhoneProvider>
      </LiveProvider>
    </AccessProvider>
  );
}
