import { Shell } from '../shell.ts';
import type { ShellParts } from '../shell-parts.ts';

/**
 * One life of a runtime process. Everything it asks of the world goes through here, so that it can die between any two
 * waits: from then on nothing it asks for happens, nothing answers it, and nothing wakes it.
 */
export class Life {
  readonly shell: Shell;
  dead = false;
  /** Set once another holds the lease. */
  leaseLost = false;
  private untilDeath = Number.POSITIVE_INFINITY;

  constructor(
    parts: Omit<ShellParts, 'onLeaseLost'>,
    private readonly onDeath: () => void,
  ) {
    this.shell = new Shell({
      ...parts,
      clock: {
        now: () => parts.clock.now(),
        preciseMs: () => parts.clock.preciseMs(),
        after: (delayMs, task) => this.after(parts, delayMs, task),
      },
      telephony: this.gate(parts.telephony),
      journal: this.gate(parts.journal),
      leases: this.gate(parts.leases),
      recordings: this.gate(parts.recordings),
      speech: this.gate(parts.speech),
      http: this.gate(parts.http),
      scripts: this.gate(parts.scripts),
      prompts: this.gate(parts.prompts),
      dialPlan: this.gate(parts.dialPlan),
      businessData: this.gate(parts.businessData),
      rollouts: this.gate(parts.rollouts),
      flows: this.gate(parts.flows),
      routingJournal: this.gate(parts.routingJournal),
      conversationStore: this.gate(parts.conversationStore),
      deskLog: this.gate(parts.deskLog),
      centre: this.gate(parts.centre),
      customers: this.gate(parts.customers),
      callBook: this.gate(parts.callBook),
      reservations: this.gate(parts.reservations),
      callbacks: this.gate(parts.callbacks),
      phones: this.gate(parts.phones),
      onLeaseLost: () => {
        this.leaseLost = true;
      },
    });
    this.shell.start();
  }

  /** Dies at the given number of steps from now: a step is an asking or an answer. */
  dieAfter(steps: number): void {
    this.untilDeath = steps;
  }

  kill(): void {
    if (this.dead) return;
    this.dead = true;
    this.onDeath();
  }

  private after(parts: Pick<ShellParts, 'clock'>, delayMs: number, task: () => void): () => void {
    return parts.clock.after(delayMs, () => {
      if (!this.dead) task();
    });
  }

  private gate<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...asked: unknown[]) => this.pass(() => value.apply(target, asked) as unknown);
      },
    });
  }

  private pass(ask: () => unknown): unknown {
    this.countDown();
    if (this.dead) return forever;
    const answer = ask();
    if (!(answer instanceof Promise)) return answer;
    return answer.then(
      (value: unknown) => this.answerOrDie(() => value),
      (error: unknown) =>
        this.answerOrDie(() => {
          throw error;
        }),
    );
  }

  private answerOrDie(settle: () => unknown): unknown {
    this.countDown();
    return this.dead ? forever : settle();
  }

  private countDown(): void {
    this.untilDeath -= 1;
    if (this.untilDeath <= 0) this.kill();
  }
}

/** What the dead are answered. */
const forever = new Promise<never>(() => undefined);
