import type { Database } from '@patchbay/drizzle';
import type { DialDestination } from '@patchbay/flow-schema';
import { type DialTarget, decideDial, getSetting, listTrunks, loadDialContext, type Trunk } from '@patchbay/records';
import type { DialPlan, DialRoute } from '../../ports/dial-plan.ts';
import { directEndpoint, trunkObjectId } from './postgres-phone-directory.ts';

export interface DialPlanOptions {
  /** `host:port` of the exchange itself, for numbers that a flow here answers. */
  readonly ownSip: string;
}

/** Dial rules and trunks in PostgreSQL. */
export class PostgresDialPlan implements DialPlan {
  constructor(
    private readonly db: Database,
    private readonly options: DialPlanOptions,
  ) {}

  async route(
    destination: DialDestination,
    caller: { callerId: string | null; calledNumber: string },
  ): Promise<DialRoute> {
    const { rules, context } = await loadDialContext(this.db);
    const decision = decideDial(rules, destination, context);
    if (!decision.allowed) return { ok: false, outcome: 'refused', message: decision.message };
    const trunk = (await listTrunks(this.db)).find(({ enabled }) => enabled);
    const endpoint = this.endpointOf(decision.target, trunk);
    if (endpoint === null) {
      return {
        ok: false,
        outcome: 'failed',
        message: 'The call is allowed, but no trunk is enabled that could take it.',
      };
    }
    const ownNumber = trunk?.callerId ?? (await getSetting(this.db, 'calls.callerId'));
    const number = caller.callerId || ownNumber || caller.calledNumber;
    return { ok: true, target: { endpoint, callerId: { name: '', number } } };
  }

  private endpointOf(target: DialTarget, trunk: Trunk | undefined): string | null {
    const { ownSip } = this.options;
    switch (target.kind) {
      case 'internal':
        return `PJSIP/${directEndpoint}/sip:${target.number}@${ownSip}`;
      case 'sip': {
        const port = target.port === null ? '' : `:${target.port}`;
        return `PJSIP/${directEndpoint}/sip:${target.user}@${target.host}${port}`;
      }
      case 'external':
        return trunk ? `PJSIP/${target.number}@${trunkObjectId(trunk.id)}` : null;
    }
  }
}
