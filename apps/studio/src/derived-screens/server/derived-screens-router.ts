import { arrange } from '@patchbay/flow-schema';
import {
  arrangementSchema,
  getSetting,
  listNumbers,
  loadFloorCentre,
  loadRoleArrangements,
  loadTileFigures,
  type Permission,
  roles,
  type ScreenSurface,
  saveArrangement,
  screenSurfaces,
} from '@patchbay/records';
import * as z from 'zod';
import { allow } from '@/access/allow';
import type { Actor, Context } from '@/server/context';
import { procedure, router } from '@/server/trpc';
import { floorScreenItems, floorTiles, reportScreenItems, type ScreenItem, seatScreenItems } from '../screen-items';
import { arrangementsFor, layersOf } from './arranged';
import { loadDerivedScreens } from './load-derived';

/** Who sees a surface may arrange it for themselves. */
const mayUse: Readonly<Record<ScreenSurface, Permission>> = {
  seat: 'seat.use',
  floor: 'floor.view',
  reports: 'report.read',
};

const surface = z.enum(screenSurfaces);

/** What follows from the published flows, and how roles and people arranged it. */
export const derivedScreensRouter = router({
  /** Everything that can be arranged, with what was arranged so far. */
  items: procedure('own')
    .input(z.object({ surface }))
    .query(async ({ ctx, input }) => {
      allow(ctx.actor, mayUse[input.surface]);
      const [items, own, ofRoles] = await Promise.all([
        itemsOf(ctx, input.surface),
        arrangementsFor(ctx.db, ctx.actor, input.surface),
        loadRoleArrangements(ctx.db, input.surface),
      ]);
      return { items, person: own.person, roles: ofRoles };
    }),

  saveOwn: procedure('own')
    .input(z.object({ surface, arrangement: arrangementSchema.nullable() }))
    .mutation(async ({ ctx, input }) => {
      allow(ctx.actor, mayUse[input.surface]);
      const owner = { kind: 'person', userId: ctx.actor.id } as const;
      await saveArrangement(ctx.db, ctx.actor, input.surface, owner, input.arrangement);
      return null;
    }),

  saveForRole: procedure('screen.arrange')
    .input(z.object({ surface, role: z.enum(roles), arrangement: arrangementSchema.nullable() }))
    .mutation(async ({ ctx, input }) => {
      const owner = { kind: 'role', role: input.role } as const;
      await saveArrangement(ctx.db, ctx.actor, input.surface, owner, input.arrangement);
      return null;
    }),

  /** The tiles of the floor as whoever asks arranged them, without those they hid, and today's figures. */
  floor: procedure('floor.view').query(async ({ ctx }) => {
    const [tiles, arrangements, timeZone] = await Promise.all([
      tilesOf(ctx),
      arrangementsFor(ctx.db, ctx.actor, 'floor'),
      getSetting(ctx.db, 'centre.timeZone'),
    ]);
    const shown = arrange(tiles, layersOf(arrangements)).filter(({ hidden }) => !hidden);
    const flowIds = [...new Set(shown.flatMap(({ item }) => (item.kind === 'queue' ? [] : [item.flowId])))];
    const figures = await loadTileFigures(ctx.db, { flowIds, timeZone, now: new Date() });
    return { tiles: shown.map(({ item, name }) => ({ tile: item, name })), figures };
  }),
});

type Signed = Context & { readonly actor: Actor };

/** The more important queues first, as long as nobody says otherwise. */
async function tilesOf(ctx: Signed) {
  const [screens, { queues }, bound] = await Promise.all([
    loadDerivedScreens(ctx.db),
    loadFloorCentre(ctx.db),
    listNumbers(ctx.db),
  ]);
  const ordered = [...queues].sort((a, b) => b.priority - a.priority || a.name.localeCompare(b.name));
  return floorTiles(screens, {
    queueIds: ordered.map(({ id }) => id),
    dialledFlowIds: new Set(bound.map(({ flowId }) => flowId)),
  });
}

async function itemsOf(ctx: Signed, of: ScreenSurface): Promise<ScreenItem[]> {
  switch (of) {
    case 'seat':
      return seatScreenItems(await loadDerivedScreens(ctx.db));
    case 'reports':
      return reportScreenItems(await loadDerivedScreens(ctx.db));
    case 'floor': {
      const { queues } = await loadFloorCentre(ctx.db);
      return floorScreenItems(await tilesOf(ctx), new Map(queues.map(({ id, name }) => [id, name] as const)));
    }
  }
}
