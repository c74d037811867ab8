export interface SoundPiece {
  readonly src: string;
  /** The place in it that belongs to the moment; null where it is heard from its beginning, wherever in it the moment is. */
  readonly placeMs: number | null;
}

/** How far the sound may be from where it should be before it is moved there: less is not heard, and moving is. */
const driftMsMax = 400;

/** Plays what belongs to a moment of a call; one thing at a time. */
export class SoundPlayer {
  private readonly audio = new Audio();
  private rest: readonly SoundPiece[] = [];
  private key: string | null = null;

  /** @param onChange what plays now by its key, null where nothing does */
  constructor(private readonly onChange: (key: string | null) => void) {
    this.audio.addEventListener('ended', () => this.next());
    this.audio.addEventListener('error', () => this.next());
  }

  /** The same key again lets it go on, moved where it is not where it should be. */
  play(key: string, pieces: readonly SoundPiece[]): void {
    const [first] = pieces;
    if (first === undefined) {
      this.stop();
      return;
    }
    if (key === this.key) {
      const { placeMs } = first;
      if (placeMs !== null && Math.abs(this.audio.currentTime * 1_000 - placeMs) > driftMsMax)
        this.audio.currentTime = placeMs / 1_000;
      return;
    }
    this.key = key;
    this.rest = pieces;
    this.next();
  }

  stop(): void {
    this.rest = [];
    this.audio.pause();
    this.set(null);
  }

  private next(): void {
    const [piece, ...rest] = this.rest;
    this.rest = rest;
    if (piece === undefined) {
      this.set(null);
      return;
    }
    this.audio.src = piece.src;
    this.audio.currentTime = (piece.placeMs ?? 0) / 1_000;
    this.set(this.key);
    this.audio.play().catch((error: unknown) => {
      // Stopped or replaced before it began; where it cannot be played, the element says so itself.
      if (!(error instanceof DOMException)) throw error;
    });
  }

  private set(key: string | null): void {
    this.key = key;
    this.onChange(key);
  }
}
