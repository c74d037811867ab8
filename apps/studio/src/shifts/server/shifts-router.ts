import { nodeTypes } from '@patchbay/nodes';
import {
  changeShifts,
  copyShifts,
  getSetting,
  listAgents,
  listNotReadyReasons,
  listShifts,
  listTeams,
  loadCurrentPlan,
  loadPlanned,
  loadPlannedAndActual,
  runReport,
} from '@patchbay/records';
import { instantOf, localDay, reportDefinitionSchema, reportViewSchema } from '@patchbay/reports';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';
import { dayAfter } from '../shift-clock';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const id = z.string().min(1).max(100);
/** Of years whose weeks every clock can tell. */
const day = z.iso.date().refine((text) => text >= '1970-01-08' && text < '2200');
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const agentsMax = 500;

const shiftSchema = z.object({
  id: id.optional(),
  agentId: id,
  since: moment,
  until: moment,
  breaks: z.array(z.object({ reasonId: id, since: moment, until: moment })).max(30),
});

/** Midnights on the clock of a zone, from a day on. */
function midnights(first: string, count: number, timeZone: string): Date[] {
  const wall = Date.parse(`${first}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => new Date(instantOf(wall + index * dayMs, timeZone)));
}

/** The Monday of a day's week, as `YYYY-MM-DD`. */
function mondayOf(date: string): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
}

/** Everything of a week or day that names something: who there is, in which teams, and what can be planned beside contacts. */
async function loadWho(db: Parameters<typeof listAgents>[0]) {
  const [agents, teams, reasons] = await Promise.all([listAgents(db), listTeams(db), listNotReadyReasons(db)]);
  return {
    agents: agents.map(({ userId, name, teamId }) => ({ id: userId, name, teamId })),
    teams: teams.map(({ id: teamId, name }) => ({ id: teamId, name })),
    reasons: reasons.map(({ id: reasonId, name, archivedAt }) => ({
      id: reasonId,
      name,
      archived: archivedAt !== null,
    })),
  };
}

/** When agents are planned to work, and how they keep to it. Days are those of the centre's clock. */
export const shiftsRouter = router({
  /** The week that a day is in; of today without one. */
  week: procedure('shift.read')
    .input(z.object({ day: day.nullable() }))
    .query(async ({ ctx, input }) => {
      const timeZone = await getSetting(ctx.db, 'centre.timeZone');
      const today = localDay(Date.now(), timeZone);
      const monday = mondayOf(input.day ?? today);
      const bounds = midnights(monday, 8, timeZone);
      const [from, to] = [bounds[0] ?? new Date(), bounds[7] ?? new Date()];
      const [who, shifts] = await Promise.all([loadWho(ctx.db), listShifts(ctx.db, { from, to })]);
      return { ...who, timeZone, today, monday, shifts };
    }),

  change: procedure('shift.edit')
    .input(z.object({ save: z.array(shiftSchema).max(3_500), remove: z.array(id).max(3_500) }))
    .mutation(async ({ ctx, input }) => {
      const saved = await changeShifts(ctx.db, ctx.actor, input);
      return { saved: saved.length, removed: input.remove.length };
    }),

  copy: procedure('shift.edit')
    .input(
      z.object({
        monday: day,
        weeks: z.int().min(1).max(12),
        agentIds: z.array(id).min(1).max(agentsMax),
        replace: z.boolean(),
      }),
    )
    .mutation(async ({ ctx, input: { monday, ...copy } }) => {
      const [from = new Date()] = midnights(monday, 1, await getSetting(ctx.db, 'centre.timeZone'));
      return await copyShifts(ctx.db, ctx.actor, { ...copy, from });
    }),

  /** What was planned and what was done on a day, of those who have either, with how they kept to it. */
  day: procedure('shift.read')
    .input(z.object({ day: day.nullable() }))
    .query(async ({ ctx, input }) => {
      const nowMs = Date.now();
      const timeZone = await getSetting(ctx.db, 'centre.timeZone');
      const shown = input.day ?? localDay(nowMs, timeZone);
      const [from = new Date(), to = new Date()] = midnights(shown, 2, timeZone);
      const who = await loadWho(ctx.db);
      const ids = who.agents.map((agent) => agent.id);
      const [days, report] = await Promise.all([
        loadPlannedAndActual(ctx.db, ids, { from, to }),
        runReport(
          ctx.db,
          reportDefinitionSchema.parse({
            measures: ['planned_time', 'adherence', 'conformance'],
            dimensions: ['agent'],
          }),
          reportViewSchema.parse({ range: { kind: 'absolute', from: shown, to: dayAfter(shown, 1) } }),
          { nowMs, registry: nodeTypes },
        ),
      ]);
      const figures = new Map(report.rows.map(({ key, values }) => [key[0] ?? '', values]));
      return {
        ...who,
        timeZone,
        day: shown,
        today: localDay(nowMs, timeZone),
        now: new Date(nowMs),
        from,
        to,
        formula: report.measures.map(({ id: measure, label, formula }) => ({ id: measure, label, formula })),
        days: days
          .filter(({ planned, actual }) => planned.length > 0 || actual.length > 0)
          .map((one) => ({
            ...one,
            adherence: figures.get(one.agentId)?.adherence ?? null,
            conformance: figures.get(one.agentId)?.conformance ?? null,
          })),
      };
    }),

  /** What everybody is planned to do now and in the hour to come, for who looks at the floor. */
  now: procedure('floor.view').query(async ({ ctx }) => {
    const now = Date.now();
    const [plan, timeZone] = await Promise.all([
      loadCurrentPlan(ctx.db, { from: new Date(now), to: new Date(now + hourMs) }),
      getSetting(ctx.db, 'centre.timeZone'),
    ]);
    return { timeZone, plan: Object.fromEntries(plan) };
  }),

  /** One's own of the days to come. */
  own: procedure('seat.use').query(async ({ ctx }) => {
    const timeZone = await getSetting(ctx.db, 'centre.timeZone');
    const bounds = midnights(localDay(Date.now(), timeZone), 9, timeZone);
    const [from, to] = [bounds[0] ?? new Date(), bounds[8] ?? new Date()];
    const [plan, reasons] = await Promise.all([
      loadPlanned(ctx.db, [ctx.actor.id], { from, to }),
      listNotReadyReasons(ctx.db),
    ]);
    return {
      timeZone,
      parts: plan.get(ctx.actor.id) ?? [],
      reasons: reasons.map(({ id: reasonId, name }) => ({ id: reasonId, name })),
    };
  }),
});
