import type { SnoopOptions } from '../../ports/telephony.ts';
import type { SimulatedBridges } from './simulated-bridges.ts';

/** A channel that listens in on another. */
export interface SimulatedSnoop extends SnoopOptions {
  readonly channelId: string;
}

export interface SoundWorld {
  readonly bridges: SimulatedBridges;
  readonly snoops: ReadonlyMap<string, SimulatedSnoop>;
  hasMusic(channelId: string): boolean;
}

/** What is heard at the end of a channel that hears music. */
export const musicHeard = 'music';

/**
 * Whom the one at a channel's end hears: ids of channels whose ends speak, and `music`. Bridges join everybody in them; a snoop
 * passes on what it spies, and says what is said to it to the end it whispers to. Asterisk plays music only outside of a bridge.
 */
export function heardBy(channelId: string, world: SoundWorld): string[] {
  const heard = heardAt(channelId, world, new Set());
  heard.delete(channelId);
  return [...heard].sort();
}

function heardAt(channelId: string, world: SoundWorld, visited: Set<string>): Set<string> {
  if (visited.has(channelId)) return new Set();
  visited.add(channelId);
  const others = world.bridges.othersWith(channelId);
  const heard = new Set((others ?? []).flatMap((other) => [...saidBy(other, world, visited)]));
  if (others === null && world.hasMusic(channelId)) heard.add(musicHeard);
  for (const [snoopId, snoop] of world.snoops) {
    if (snoop.channelId !== channelId || snoop.whisper !== 'out') continue;
    for (const other of world.bridges.othersWith(snoopId) ?? []) {
      for (const said of saidBy(other, world, visited)) heard.add(said);
    }
  }
  return heard;
}

/** What a member of a bridge brings into it. */
function saidBy(channelId: string, world: SoundWorld, visited: Set<string>): Set<string> {
  const snoop = world.snoops.get(channelId);
  if (snoop === undefined) return new Set([channelId]);
  const said = new Set(snoop.spy === 'none' ? [] : [snoop.channelId]);
  if (snoop.spy === 'both') for (const one of heardAt(snoop.channelId, world, visited)) said.add(one);
  return said;
}
