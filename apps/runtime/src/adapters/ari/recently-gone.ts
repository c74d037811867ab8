const rememberedMs = 10_000;
const rememberedMax = 20_000;

/**
 * What Asterisk has said is gone. It goes on answering for such things for a moment: lists them, and refuses requests with 409 as
 * if they were there and not ours.
 */
export class RecentlyGone {
  /** When each was told gone, oldest first. */
  readonly #since = new Map<string, number>();

  add(id: string): void {
    const now = performance.now();
    this.#since.delete(id);
    this.#since.set(id, now);
    for (const [oldest, since] of this.#since) {
      if (now - since < rememberedMs && this.#since.size <= rememberedMax) break;
      this.#since.delete(oldest);
    }
  }

  /** It is there again, under the same id. */
  delete(id: string): void {
    this.#since.delete(id);
  }

  has(id: string): boolean {
    const since = this.#since.get(id);
    return since !== undefined && performance.now() - since < rememberedMs;
  }
}
