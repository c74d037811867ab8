import type { DeskCommand, DeskReply } from '@patchbay/records';
import type { DeskCommands } from '../../ports/desk-commands.ts';

/** Commands given by a test, taken by whoever began to last. */
export class MemoryDeskCommands implements DeskCommands {
  private handler: ((command: DeskCommand) => Promise<DeskReply>) | null = null;

  start(handler: (command: DeskCommand) => Promise<DeskReply>): void {
    this.handler = handler;
  }

  async stop(): Promise<void> {
    this.handler = null;
  }

  /** Null where nobody takes commands. */
  async give(command: DeskCommand): Promise<DeskReply | null> {
    return (await this.handler?.(command)) ?? null;
  }
}
