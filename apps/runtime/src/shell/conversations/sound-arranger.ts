import type { Log } from '../../ports/log.ts';
import type { Telephony } from '../../ports/telephony.ts';
import { isCutOff, unlessGone } from '../commands/failure.ts';
import type { World } from '../world.ts';
import type { SoundPlan, Watch } from './sound-plan.ts';

const causeNormalClearing = 16;

/** What was last made so in Asterisk. */
interface Arranged {
  /** False where music and ringing were not begun here: they may be there or not. */
  readonly isCertain: boolean;
  bridge: boolean;
  readonly members: Set<string>;
  readonly music: Set<string>;
  readonly ringing: Set<string>;
  /** By the supervisor's leg. */
  readonly watches: Map<string, MadeWatch>;
}

/** What there is in Asterisk of one who listens in. */
interface MadeWatch {
  readonly watch: Watch;
  /** False where a part of it is missing, or may be: it is made anew, or what is left of it taken away. */
  readonly isWhole: boolean;
}

const nothing = (): Arranged => ({
  isCertain: true,
  bridge: false,
  members: new Set(),
  music: new Set(),
  ringing: new Set(),
  watches: new Map(),
});

/**
 * Makes Asterisk as a plan says. Whoever is not to be heard is taken out before anybody new is let in. What fails is left out of what
 * is known, so that the next arrangement tries it again; a channel that has ended meanwhile says so by its own event.
 */
export class SoundArranger {
  private arranged = nothing();
  /** The look at Asterisk's inventory before which nothing is known of what was done since. */
  private doneAt = -1;

  constructor(private readonly parts: { readonly telephony: Telephony; readonly log: Log; worldEpoch(): number }) {}

  /** What Asterisk has becomes what is known. False where the look is older than what was done last. */
  know(plan: SoundPlan, parties: readonly string[], world: World): boolean {
    if (this.doneAt >= world.epoch) return false;
    const members = world.bridges.get(plan.bridgeId);
    const watches = plan.watches.flatMap((watch): [string, MadeWatch][] => {
      const { bridgeId, snoopId, legId } = watch;
      const inside = world.bridges.get(bridgeId);
      if (inside === undefined && !world.channels.has(snoopId)) return [];
      const isWhole = [snoopId, legId].every((id) => inside?.includes(id));
      return [[legId, { watch, isWhole }]];
    });
    // Asterisk lists neither music nor ringing: everybody outside of the bridge may hear them.
    const outside = parties.filter((id) => !(members ?? []).includes(id) && world.channels.has(id));
    this.arranged = {
      isCertain: false,
      bridge: members !== undefined,
      members: new Set(members ?? []),
      music: new Set(outside),
      ringing: new Set(outside),
      watches: new Map(watches),
    };
    return true;
  }

  async arrange(plan: SoundPlan): Promise<void> {
    const before = this.arranged;
    const after = nothing();
    this.arranged = after;
    await this.letGo(before, after, plan);
    await this.bring(before, after, plan);
    await this.watch(before, after, plan);
    this.doneAt = this.parts.worldEpoch();
  }

  private async letGo(before: Arranged, after: Arranged, plan: SoundPlan): Promise<void> {
    const { telephony } = this.parts;
    const leaving = [...before.members].filter((id) => !plan.members.includes(id));
    after.bridge = before.bridge;
    if (plan.members.length === 0 && before.bridge) {
      if (await this.attempt('unbridge', () => telephony.unbridge(plan.bridgeId))) after.bridge = false;
      else for (const id of leaving) after.members.add(id);
    } else {
      await this.each(leaving, after.members, 'remove', (id) => telephony.removeFromBridge(plan.bridgeId, id));
    }
    const quiet = [...before.music].filter((id) => !plan.music.includes(id));
    await this.each(quiet, after.music, 'stop music', (id) => telephony.stopMusic(id));
    const answered = [...before.ringing].filter((id) => !plan.ringing.includes(id));
    await this.each(answered, after.ringing, 'stop ringing', (id) => telephony.indicateRinging(id, false));
  }

  private async bring(before: Arranged, after: Arranged, plan: SoundPlan): Promise<void> {
    const { telephony } = this.parts;
    for (const id of plan.members) if (before.members.has(id)) after.members.add(id);
    const joining = plan.members.filter((id) => !before.members.has(id));
    if (joining.length > 0) {
      after.bridge ||= await this.attempt('bridge', () => telephony.createBridge(plan.bridgeId));
      // One by one: of several Asterisk takes none when one has just ended.
      for (const id of joining) {
        if (await this.attempt('join', () => telephony.addToBridge(plan.bridgeId, [id]))) after.members.add(id);
      }
    }
    const starts = async (
      wanted: readonly string[],
      kind: 'music' | 'ringing',
      work: (id: string) => Promise<void>,
    ) => {
      for (const id of wanted) {
        const has = before.isCertain && before[kind].has(id);
        if (has || (await this.attempt(kind, () => work(id)))) after[kind].add(id);
      }
    };
    await starts(plan.music, 'music', (id) => telephony.startMusic(id));
    await starts(plan.ringing, 'ringing', (id) => telephony.indicateRinging(id, true));
  }

  private async watch(before: Arranged, after: Arranged, plan: SoundPlan): Promise<void> {
    const { telephony } = this.parts;
    for (const [legId, made] of before.watches) {
      const { bridgeId, snoopId } = made.watch;
      const wanted = plan.watches.find((one) => one.legId === legId);
      if (made.isWhole && wanted?.snoopId === snoopId) {
        after.watches.set(legId, made);
        continue;
      }
      const isQuiet = await this.attempt('snoop', () => unlessGone(telephony.hangup(snoopId, causeNormalClearing)));
      const isAway =
        wanted !== undefined || (await this.attempt('unbridge', () => unlessGone(telephony.unbridge(bridgeId))));
      if (!isQuiet || !isAway) after.watches.set(legId, { ...made, isWhole: false });
    }
    for (const watch of plan.watches) {
      if (after.watches.get(watch.legId)?.isWhole) continue;
      const isWhole = await this.attempt('listen', () => this.beginWatch(watch));
      after.watches.set(watch.legId, { watch, isWhole });
    }
  }

  private async beginWatch({ bridgeId, snoopId, legId, channelId, whisper }: Watch): Promise<void> {
    const { telephony } = this.parts;
    // One of that name may be left of an attempt that was cut short.
    await unlessGone(telephony.hangup(snoopId, causeNormalClearing));
    await telephony.snoop(snoopId, channelId, { spy: 'both', whisper });
    await telephony.createBridge(bridgeId);
    await telephony.addToBridge(bridgeId, [snoopId, legId]);
  }

  /** What could not be undone for an id is still known of it. */
  private async each(
    ids: readonly string[],
    left: Set<string>,
    what: string,
    work: (id: string) => Promise<void>,
  ): Promise<void> {
    for (const id of ids) if (!(await this.attempt(what, () => unlessGone(work(id))))) left.add(id);
  }

  private async attempt(what: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      // Cut off from Asterisk: the next look at it tells how far this came.
      if (!isCutOff(error)) this.parts.log.warn('a conversation could not be arranged yet', { what, error });
      return false;
    }
  }
}
