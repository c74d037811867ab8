import { type Arranged, arrange, type DerivedReport } from '@patchbay/flow-schema';
import { type Arrangements, loadArrangements, type ScreenSurface } from '@patchbay/records';
import type { Actor, Context } from '@/server/context';
import { loadDerivedScreens } from './load-derived';

/** What counts for somebody, the later before the earlier: what their role starts with, then what they made of it. */
export function layersOf({ role, person }: Arrangements) {
  return [role, person].filter((each) => each !== null);
}

/** How somebody arranged a surface. */
export async function arrangementsFor(db: Context['db'], actor: Actor, surface: ScreenSurface): Promise<Arrangements> {
  return await loadArrangements(db, surface, { role: actor.role, userId: actor.id });
}

/** The reports that follow from the flows, as somebody arranged them; those they hid are among them. */
export async function arrangedReports(db: Context['db'], actor: Actor): Promise<Arranged<DerivedReport>[]> {
  const [{ reports }, arrangements] = await Promise.all([
    loadDerivedScreens(db),
    arrangementsFor(db, actor, 'reports'),
  ]);
  return arrange(reports, layersOf(arrangements));
}
