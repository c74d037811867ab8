import { Callee, type CalleeBehaviour, type ReceivedCall } from './callee.ts';

/**
 * The telephone on one agent's desk, at an address of its own on the loopback. What it does when it rings can be changed at any
 * moment; every call it takes sounds its own tone, so that whoever hears it knows whom they are connected with.
 */
export class DeskPhone {
  readonly name: string;
  /** A multiple of 50. */
  readonly toneHz: number;
  behaviour: CalleeBehaviour;
  readonly #callee: Callee;

  private constructor(name: string, toneHz: number, callee: Callee, behaviour: CalleeBehaviour) {
    this.name = name;
    this.toneHz = toneHz;
    this.#callee = callee;
    this.behaviour = behaviour;
  }

  /** @param behaviour what it does first; by itself it rings until it is told to answer */
  static async open(
    name: string,
    toneHz: number,
    behaviour: CalleeBehaviour = { kind: 'ring' },
    onRing: (call: ReceivedCall) => void = () => undefined,
  ): Promise<DeskPhone> {
    if (toneHz % 50 !== 0) throw new Error(`${toneHz} Hz is no multiple of 50`);
    let phone: DeskPhone | null = null;
    const callee = await Callee.listen(() => phone?.behaviour ?? behaviour);
    phone = new DeskPhone(name, toneHz, callee, behaviour);
    callee.onCall((call) => {
      call.hum(toneHz);
      onRing(call);
    });
    return phone;
  }

  /** Where it is reached: `sip:name@127.0.0.1:port`. */
  get address(): string {
    return `sip:${this.name}@127.0.0.1:${this.#callee.port}`;
  }

  /** Every call that ever rang here, in order. */
  get calls(): readonly ReceivedCall[] {
    return this.#callee.calls;
  }

  /** The call that rings or is under way; null where there is none. */
  get current(): ReceivedCall | null {
    return this.calls.find(({ state }) => state === 'ringing' || state === 'answered') ?? null;
  }

  nextCall(): Promise<ReceivedCall> {
    return this.#callee.nextCall();
  }

  /** Loses its power: no sound and no answer to anything any more, until it is given another behaviour. */
  die(): void {
    this.behaviour = { kind: 'dead' };
    this.current?.vanish();
  }

  close(): void {
    this.#callee.close();
  }
}
