import type { DeskCommand, DeskReply } from '@patchbay/records';

/** What people do at the seat and on the floor, on its way to the one who holds the lease. */
export interface DeskCommands {
  /**
   * Begins to take commands, one after another, each at least once: the same id may come again. Commands that were given before
   * this are handed over as well, as far as they are young enough. The handler must not throw.
   */
  start(handler: (command: DeskCommand) => Promise<DeskReply>): void;
  stop(): Promise<void>;
}
