import { calls, type Database, flows, numbers, prompts } from '@patchbay/drizzle';
import { type Actor, audited, getSetting, setSetting } from '@patchbay/records';
import { inArray, like, or } from 'drizzle-orm';

/**
 * Takes the demonstration away: its numbers and calls are deleted, its flows and prompts archived (what was published
 * stays readable). Whatever people made themselves is left alone. Does nothing the second time.
 */
export async function removeDemoData(db: Database, actor: Actor): Promise<{ calls: number; flows: number }> {
  const entry = { action: 'demo_data.removed', subject: { kind: 'setting', id: 'demo.data' } } as const;
  return await audited(db, actor, entry, async (tx) => {
    const demo = await getSetting(tx, 'demo.data');
    if (demo === null) return { result: { calls: 0, flows: 0 }, unchanged: true };
    const archivedAt = new Date();
    // A number that leads to a demo flow goes too: nothing would answer it.
    await tx.delete(numbers).where(or(inArray(numbers.number, demo.numbers), inArray(numbers.flowId, demo.flowIds)));
    await tx.update(flows).set({ archivedAt }).where(inArray(flows.id, demo.flowIds));
    await tx.update(prompts).set({ archivedAt }).where(inArray(prompts.id, demo.promptIds));
    const prefix = demo.callIdPrefix.replace(/[\\%_]/g, '\\$&');
    const gone =
      prefix === ''
        ? []
        : await tx
            .delete(calls)
            .where(like(calls.id, `${prefix}%`))
            .returning({ id: calls.id });
    await setSetting(tx, actor, 'demo.data', null);
    return { result: { calls: gone.length, flows: demo.flowIds.length }, before: demo, after: null };
  });
}
