import { sipEndpointDefaults, webrtcAorDefaults, webrtcEndpointDefaults } from '@patchbay/asterisk';
import { agents, type Database } from '@patchbay/drizzle';
import {
  deleteSipEndpoint,
  listExpiredSipEndpoints,
  listLiveSipEndpoints,
  listTrunks,
  loadSipEndpointPassword,
  loadTrunkPassword,
  markSipEndpointReady,
  type SealingSecret,
  type Trunk,
} from '@patchbay/records';
import { eq } from 'drizzle-orm';
import {
  agentPrefix,
  type Phone,
  type PhoneDirectory,
  type PhoneObject,
  trunkPrefix,
} from '../../ports/phone-directory.ts';

/** The name under which Asterisk knows a trunk: no browser phone can have it. */
export function trunkObjectId(trunkId: string): string {
  return `${trunkPrefix}${trunkId}`;
}

/** The endpoint of an agent's desk phone. */
export function agentEndpointId(userId: string): string {
  return `${agentPrefix}${userId}`;
}

/** The endpoint over which SIP addresses and our own numbers are called, without any line of a carrier. */
export const directEndpoint = 'patchbay-direct';

const direct: Phone = {
  kind: 'trunk',
  id: directEndpoint,
  // Without an `identify` nobody can come in by it; by its name, which is a user part anyone may send, anybody could.
  objects: [{ type: 'endpoint', fields: { ...sipEndpointDefaults, identify_by: 'ip' } }],
};

/** Browser phones and trunks in PostgreSQL, written out as Asterisk's res_pjsip reads them. */
export class PostgresPhoneDirectory implements PhoneDirectory {
  constructor(
    private readonly db: Database,
    private readonly secret: SealingSecret,
  ) {}

  async all(): Promise<Phone[]> {
    const [endpoints, trunks, deskPhones] = await Promise.all([
      listLiveSipEndpoints(this.db, new Date()),
      listTrunks(this.db),
      this.db
        .select({ userId: agents.userId, sipAddress: agents.sipAddress })
        .from(agents)
        .where(eq(agents.phoneKind, 'sip')),
    ]);
    const browsers = endpoints.map(async ({ id }): Promise<Phone> => {
      const password = await loadSipEndpointPassword(this.db, id, this.secret);
      return { kind: 'browser', id, objects: browserObjects(id, password) };
    });
    const lines = trunks
      .filter(({ enabled }) => enabled)
      .map(async (trunk): Promise<Phone> => {
        const password = await loadTrunkPassword(this.db, trunk.id, this.secret);
        return {
          kind: 'trunk',
          id: trunkObjectId(trunk.id),
          trunkId: trunk.id,
          objects: trunkObjects(trunk, password),
        };
      });
    const desks = deskPhones.map(({ userId, sipAddress }) => deskPhoneOf(agentEndpointId(userId), sipAddress ?? ''));
    return Promise.all([direct, ...browsers, ...lines, ...desks]);
  }

  async markReady(browserPhoneId: string): Promise<void> {
    await markSipEndpointReady(this.db, browserPhoneId, new Date());
  }

  async expired(): Promise<string[]> {
    return (await listExpiredSipEndpoints(this.db, new Date())).map(({ id }) => id);
  }

  async forget(browserPhoneId: string): Promise<void> {
    await deleteSipEndpoint(this.db, browserPhoneId);
  }
}

function browserObjects(id: string, password: string): PhoneObject[] {
  return [
    { type: 'auth', fields: { auth_type: 'userpass', username: id, password } },
    { type: 'aor', fields: { ...webrtcAorDefaults } },
    { type: 'endpoint', fields: { ...webrtcEndpointDefaults, aors: id, auth: id } },
  ];
}

/**
 * Rung at its address, known or not: it need not sign in, and nobody can come in by its name. It is asked whether it is there: see
 * docs/decisions/why-are-desk-phones-asked-every-two-seconds.md.
 */
function deskPhoneOf(id: string, address: string): Phone {
  return {
    kind: 'trunk',
    id,
    objects: [
      { type: 'aor', fields: { contact: address, qualify_frequency: '2', qualify_timeout: '2.0' } },
      { type: 'endpoint', fields: { ...sipEndpointDefaults, aors: id, identify_by: 'ip' } },
    ],
  };
}

function trunkObjects(trunk: Trunk, password: string | null): PhoneObject[] {
  const id = trunkObjectId(trunk.id);
  const address = trunk.host.includes(':') ? `[${trunk.host}]` : trunk.host;
  const contact = `sip:${address}:${trunk.port};transport=${trunk.transport}`;
  const signsIn = trunk.username !== null && password !== null;
  return [
    ...(signsIn
      ? [{ type: 'auth' as const, fields: { auth_type: 'userpass', username: trunk.username ?? '', password } }]
      : []),
    { type: 'aor', fields: { contact, qualify_frequency: '10', qualify_timeout: '3.0' } },
    {
      type: 'endpoint',
      fields: {
        ...sipEndpointDefaults,
        allow: trunk.codecs.join(','),
        aors: id,
        // By address only: a From header with the trunk's name proves nothing.
        identify_by: 'ip',
        ...(signsIn ? { outbound_auth: id } : {}),
        // A carrier that knows us by name wants it in From; the number to be shown then stands here (RFC 3325).
        send_pai: 'yes',
        ...(trunk.username === null ? {} : { from_user: trunk.username }),
      },
    },
    ...(trunk.registers && trunk.username !== null
      ? [{ type: 'registration' as const, fields: registrationOf(trunk, trunk.username, address, signsIn ? id : null) }]
      : []),
    // Last: Asterisk looks its host up here and now, and refuses it when that fails.
    { type: 'identify', fields: { endpoint: id, match: trunk.host } },
  ];
}

/** A carrier that is away for days is signed in at again as soon as it is back. */
function registrationOf(
  trunk: Trunk,
  username: string,
  address: string,
  authId: string | null,
): Readonly<Record<string, string>> {
  return {
    server_uri: `sip:${address}:${trunk.port};transport=${trunk.transport}`,
    client_uri: `sip:${username}@${address}:${trunk.port}`,
    // The carrier calls what we sign in with, so this is the number it dials.
    contact_user: username,
    expiration: '300',
    retry_interval: '30',
    forbidden_retry_interval: '300',
    fatal_retry_interval: '300',
    max_retries: '1000000',
    auth_rejection_permanent: 'no',
    ...(authId === null ? {} : { outbound_auth: authId }),
  };
}
