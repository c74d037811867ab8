import { type Database, deskCommands } from '@patchbay/drizzle';
import { type DeskReply, deskCommandMsMax } from '@patchbay/records';
import { eq, lt } from 'drizzle-orm';
import type { DeskLog } from '../../ports/desk-log.ts';

/** A command is read again only while it is young. */
const keptMs = 12 * deskCommandMsMax;
const tidyEveryMs = 10 * keptMs;

/** Commands of desks in PostgreSQL. */
export class PostgresDeskLog implements DeskLog {
  private tidiedAtMs = 0;

  constructor(private readonly db: Database) {}

  async begin(commandId: string, atMs: number): Promise<'new' | DeskReply | null> {
    await this.tidy(atMs);
    const begun = await this.db
      .insert(deskCommands)
      .values({ id: commandId, at: new Date(atMs) })
      .onConflictDoNothing()
      .returning({ id: deskCommands.id });
    if (begun.length > 0) return 'new';
    const [known] = await this.db
      .select({ reply: deskCommands.reply })
      .from(deskCommands)
      .where(eq(deskCommands.id, commandId));
    return (known?.reply as DeskReply | null | undefined) ?? null;
  }

  async answered(reply: DeskReply): Promise<void> {
    await this.db.update(deskCommands).set({ reply }).where(eq(deskCommands.id, reply.id));
  }

  private async tidy(atMs: number): Promise<void> {
    if (atMs - this.tidiedAtMs < tidyEveryMs) return;
    this.tidiedAtMs = atMs;
    await this.db.delete(deskCommands).where(lt(deskCommands.at, new Date(atMs - keptMs)));
  }
}
