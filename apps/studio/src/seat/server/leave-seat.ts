import { findSeatEndpoint } from '@patchbay/records';
import { readSession } from '@/auth/session';
import { announceChange } from '@/server/changes';
import { database } from '@/server/database';
import { sendDesk } from '@/server/desk';
import { log } from '@/server/log';

/**
 * Signs an agent out of their seat together with their sign-in. To be called while the session still exists.
 * @returns what is to be done once it does not: the runtime then takes the phone out of Asterisk
 */
export async function leaveSeat(headers: Headers): Promise<() => Promise<void>> {
  const session = await readSession(headers);
  const endpoint = session === null ? null : await findSeatEndpoint(database(), session.id);
  if (session === null || endpoint === null) return async () => undefined;
  const agent = { id: session.userId };
  // Nobody is kept from signing out by a runtime that is away: the phone that goes tells it as well.
  const told = [
    sendDesk({ type: 'agent.sign_out', agentId: agent.id }, agent),
    sendDesk({ type: 'agent.phone', agentId: agent.id, endpointId: null }, agent),
  ];
  void Promise.allSettled(told).then((results) => {
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) log.warn({ error: failed.reason }, 'seat.sign_out_not_told');
  });
  return async () => await announceChange({ kind: 'sip_endpoint', id: endpoint.id });
}
