import { type DeskCommand, type DeskReply, deskCommandMsMax } from '@patchbay/records';
import type { DeskCommands } from '../../ports/desk-commands.ts';

type Handler = (command: DeskCommand) => Promise<DeskReply>;

interface Given {
  readonly command: DeskCommand;
  readonly atMs: number;
  /** Who began it last, and has not answered. */
  takenBy: Handler | null;
  reply: Promise<DeskReply> | null;
}

/** What all runtimes share: commands that nobody has answered yet, in order, and the answers. */
interface Store {
  waiting: Given[];
  readonly replies: DeskReply[];
  readonly handlers: Set<Handler>;
}

/**
 * Commands given by a test, taken by whoever began to last; what was not answered is handed to whoever begins next, and what is
 * given again comes again.
 */
export class MemoryDeskCommands implements DeskCommands {
  private handler: Handler | null = null;

  constructor(
    private readonly now: () => number = () => 0,
    private readonly store: Store = { waiting: [], replies: [], handlers: new Set() },
  ) {}

  /** Another runtime's end of the same. */
  another(): MemoryDeskCommands {
    return new MemoryDeskCommands(this.now, this.store);
  }

  /** Every answer so far. */
  get replies(): readonly DeskReply[] {
    return this.store.replies;
  }

  start(handler: Handler): void {
    if (this.handler) this.store.handlers.delete(this.handler);
    this.handler = handler;
    this.store.handlers.add(handler);
    this.hand();
  }

  async stop(): Promise<void> {
    if (this.handler) this.store.handlers.delete(this.handler);
    this.handler = null;
  }

  /** Null where nobody takes commands now; it is handed over to whoever does before it is too old. */
  async give(command: DeskCommand, agoMs = 0): Promise<DeskReply | null> {
    const given: Given = { command, atMs: this.now() - agoMs, takenBy: null, reply: null };
    this.store.waiting.push(given);
    this.hand();
    return given.reply;
  }

  private hand(): void {
    const handler = [...this.store.handlers].at(-1);
    if (!handler) return;
    this.store.waiting = this.store.waiting.filter(({ atMs }) => this.now() - atMs <= deskCommandMsMax);
    for (const given of this.store.waiting) {
      if (given.takenBy === handler) continue;
      given.takenBy = handler;
      given.reply = handler(given.command);
      void given.reply.then((reply) => this.answered(given, handler, reply));
    }
  }

  private answered(given: Given, by: Handler, reply: DeskReply): void {
    if (given.takenBy !== by) return;
    this.store.waiting = this.store.waiting.filter((one) => one !== given);
    this.store.replies.push(reply);
  }
}
