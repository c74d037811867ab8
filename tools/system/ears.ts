import { type HeardAudio, rms, toneShare } from '../sip/src/index.ts';

/** A telephone in a call: what it hears, and the tone by which others know it. */
export interface Ear {
  readonly heard: HeardAudio;
  readonly toneHz: number;
}

/** Any sound that is nobody's tone, such as music or ringing. */
export const music = 'music';

const windowMs = 500;
const patienceMs = 15_000;
const pollMs = 100;
const soundRms = 60;
const shareMin = 0.12;
/** A window with less in it was not heard to its end. */
const samplesMin = 2_000;

/** Who hears whom among telephones that hum all the time. A telephone is looked up anew each time: it may begin to ring meanwhile. */
export class Ears {
  readonly #telephones: Readonly<Record<string, () => Ear | null>>;

  constructor(telephones: Readonly<Record<string, () => Ear | null>>) {
    this.#telephones = telephones;
  }

  /** Waits until each hears exactly those; fails with what they hear instead. */
  async hear(expected: Readonly<Record<string, readonly string[]>>): Promise<void> {
    const wanted = JSON.stringify(inOrder(expected));
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const heard = Object.fromEntries(Object.keys(expected).map((name) => [name, this.#heardBy(name)]));
      if (JSON.stringify(inOrder(heard)) === wanted) return;
      if (performance.now() > deadline) throw new Error(`Expected ${wanted}, and there was ${JSON.stringify(heard)}`);
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }

  #heardBy(name: string): string[] {
    const ear = this.#telephones[name]?.() ?? null;
    const samples = ear?.heard.samples(performance.now() - windowMs) ?? new Int16Array();
    if (samples.length < samplesMin || rms(samples) < soundRms) return [];
    const others = Object.entries(this.#telephones).filter(([, other]) => {
      const toneHz = other()?.toneHz;
      return toneHz !== undefined && toneShare(samples, toneHz) > shareMin;
    });
    return others.length > 0 ? others.map(([other]) => other) : [music];
  }
}

function inOrder(heard: Readonly<Record<string, readonly string[]>>): [string, string[]][] {
  return Object.entries(heard)
    .map(([name, names]): [string, string[]] => [name, [...names].sort()])
    .sort(([a], [b]) => a.localeCompare(b));
}
