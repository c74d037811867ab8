import { TelephonyError } from '../../ports/telephony.ts';

/** Who stands in which bridge. A channel stands in one at most, as in Asterisk. */
export class SimulatedBridges {
  readonly #members = new Map<string, Set<string>>();

  create(bridgeId: string): void {
    if (!this.#members.has(bridgeId)) this.#members.set(bridgeId, new Set());
  }

  destroy(bridgeId: string): void {
    this.#members.delete(bridgeId);
  }

  add(bridgeId: string, channelIds: readonly string[]): void {
    const members = this.#members.get(bridgeId);
    if (members === undefined) throw new TelephonyError('not_found', `There is no bridge ${bridgeId}`);
    for (const channelId of channelIds) {
      if (members.has(channelId)) continue;
      this.forget(channelId);
      members.add(channelId);
    }
  }

  remove(bridgeId: string, channelId: string): void {
    this.#members.get(bridgeId)?.delete(channelId);
  }

  /** The channel leaves whatever it stands in. */
  forget(channelId: string): void {
    for (const members of this.#members.values()) members.delete(channelId);
  }

  has(bridgeId: string): boolean {
    return this.#members.has(bridgeId);
  }

  /** Who else stands where the channel stands; null where it stands in none. */
  othersWith(channelId: string): readonly string[] | null {
    const members = [...this.#members.values()].find((one) => one.has(channelId));
    return members === undefined ? null : [...members].filter((id) => id !== channelId);
  }

  list(): { id: string; channelIds: string[] }[] {
    return [...this.#members].map(([id, members]) => ({ id, channelIds: [...members] }));
  }
}
