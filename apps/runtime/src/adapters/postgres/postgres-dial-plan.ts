import type { Database } from '@patchbay/drizzle';
import type { DialDestination } from '@patchbay/flow-schema';
import { type DialTarget, decideDial, getSetting, listTrunks, loadDialContext, type Trunk } from '@patchbay/records';
import type { DialPlan, DialRoute, DialWay } from '../../ports/dial-plan.ts';
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
    const trunks = (await listTrunks(this.db)).filter(({ enabled }) => enabled);
    const ownNumber = await getSetting(this.db, 'calls.callerId');
    const way = (endpoint: string, trunk: Trunk | undefined): DialWay => ({
      endpoint,
      callerId: { name: '', number: caller.callerId || trunk?.callerId || ownNumber || caller.calledNumber },
    });
    const { target } = decision;
    if (target.kind !== 'external') return { ok: true, ways: [way(this.directWay(target), trunks[0])] };
    const [first, ...others] = trunks.map((trunk) => ({
      ...way(`PJSIP/${target.number}@${trunkObjectId(trunk.id)}`, trunk),
      trunkId: trunk.id,
    }));
    if (first !== undefined) return { ok: true, ways: [first, ...others] };
    return {
      ok: false,
      outcome: 'failed',
      message: 'The call is allowed, but no trunk is enabled that could take it.',
    };
  }

  private directWay(target: Exclude<DialTarget, { kind: 'external' }>): string {
    if (target.kind === 'internal') return `PJSIP/${directEndpoint}/sip:${target.number}@${this.options.ownSip}`;
    const port = target.port === null ? '' : `:${target.port}`;
    return `PJSIP/${directEndpoint}/sip:${target.user}@${target.host}${port}`;
  }
}
