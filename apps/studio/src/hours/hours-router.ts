import { isTimeZone, languageSchema, tellAnnouncements, tellHours, weekdays } from '@patchbay/flow-schema';
import {
  type AnnouncementInput,
  createAnnouncement,
  createSchedule,
  findScheduleUses,
  getSchedule,
  listAnnouncements,
  listNumbers,
  listPrompts,
  listScheduleRevisions,
  listSchedules,
  loadActiveAnnouncements,
  loadPublishedHours,
  publishSchedule,
  renameSchedule,
  saveScheduleRevision,
  setAnnouncementArchived,
  setScheduleArchived,
  switchAnnouncement,
  updateAnnouncement,
  valuesOf,
} from '@patchbay/records';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';
import { speakAnnouncement } from './server/speak-announcement';

const byId = z.object({ id: z.string().max(100) });
const nameSchema = z.string().trim().min(1).max(100);
const noteSchema = z.string().max(200).default('');
const kindSchema = z.enum(['hours', 'holidays']);
const spanSchema = z.object({ from: z.string().max(5), to: z.string().max(5) });
const holidaySchema = z.object({
  name: z.string().max(200),
  date: z.string().max(10),
  yearly: z.boolean(),
  hours: z.array(spanSchema).max(10),
});
const hoursContentSchema = z.object({
  timeZone: z.string().max(64),
  weekly: z.array(spanSchema.extend({ days: z.array(z.enum(weekdays)).max(7) })).max(100),
  holidays: z.array(holidaySchema).max(500),
  holidayListIds: z.array(z.string().max(100)).max(20),
});
const holidayListContentSchema = z.object({ holidays: z.array(holidaySchema).max(2_000) });
const savedSchema = byId.extend({ note: noteSchema, baseNumber: z.int().min(1) });
const announcementSchema = z.object({
  name: nameSchema,
  says: z.record(
    languageSchema,
    z.object({ text: z.string().max(4_000).exactOptional(), audioId: z.string().max(64).exactOptional() }),
  ),
  promptId: z.string().max(64).nullable(),
  closes: z.boolean(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  concerns: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('all') }),
    z.object({ kind: z.literal('numbers'), numbers: z.array(z.string().max(64)).max(200) }),
    z.object({ kind: z.literal('hours'), hoursIds: z.array(z.string().max(100)).max(100) }),
  ]),
});

function announcementOf({ startsAt, endsAt, ...input }: z.infer<typeof announcementSchema>): AnnouncementInput {
  return {
    ...input,
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
  };
}

/** Opening hours, holidays and announcements of the day: what business people change without touching a flow. */
export const hoursRouter = router({
  overview: procedure('hours.read')
    .input(z.object({ archived: z.boolean().default(false) }).default({ archived: false }))
    .query(async ({ ctx, input }) => {
      const [hours, holidays, announcements] = await Promise.all([
        listSchedules(ctx.db, 'hours', input),
        listSchedules(ctx.db, 'holidays', input),
        listAnnouncements(ctx.db, input),
      ]);
      return { hours, holidays, announcements };
    }),

  /** What an announcement can name: numbers, hours, and published prompts that need nothing from a flow. */
  choices: procedure('hours.read').query(async ({ ctx }) => {
    const [numbers, hours, prompts] = await Promise.all([
      listNumbers(ctx.db),
      listSchedules(ctx.db, 'hours'),
      listPrompts(ctx.db),
    ]);
    return {
      numbers: numbers.map(({ number, label, flowName }) => ({ number, label: label === '' ? flowName : label })),
      hours: hours.map(({ id, name }) => ({ id, name })),
      prompts: prompts
        .filter(({ published }) => published !== null && valuesOf(published.content).length === 0)
        .map(({ id, name }) => ({ id, name })),
    };
  }),

  /** What a call would be told at a moment; null where the hours are not published. */
  tell: procedure('hours.read')
    .input(z.object({ hoursId: z.string().max(100), at: z.iso.datetime(), calledNumber: z.string().max(200) }))
    .query(async ({ ctx, input: { hoursId, at, calledNumber } }) => {
      const [hours, active] = await Promise.all([
        loadPublishedHours(ctx.db, hoursId),
        loadActiveAnnouncements(ctx.db, new Date(at)),
      ]);
      if (hours === null || !isTimeZone(hours.timeZone)) return null;
      return tellHours(hours, active, { atMs: Date.parse(at), calledNumber, hoursId });
    }),

  /** The announcements that a call would be told at a moment. */
  tellAnnouncements: procedure('hours.read')
    .input(
      z.object({ hoursId: z.string().max(100).nullable(), at: z.iso.datetime(), calledNumber: z.string().max(200) }),
    )
    .query(async ({ ctx, input: { at, ...asking } }) =>
      tellAnnouncements(await loadActiveAnnouncements(ctx.db, new Date(at)), asking),
    ),

  readHours: procedure('hours.read')
    .input(byId)
    .query(async ({ ctx, input: { id } }) => {
      const [hours, revisions, lists, uses] = await Promise.all([
        getSchedule(ctx.db, 'hours', id),
        listScheduleRevisions(ctx.db, id),
        listSchedules(ctx.db, 'holidays'),
        findScheduleUses(ctx.db, 'hours', id),
      ]);
      return { ...hours, revisions, lists, uses };
    }),

  readHolidays: procedure('hours.read')
    .input(byId)
    .query(async ({ ctx, input: { id } }) => {
      const [holidays, revisions, uses] = await Promise.all([
        getSchedule(ctx.db, 'holidays', id),
        listScheduleRevisions(ctx.db, id),
        findScheduleUses(ctx.db, 'holidays', id),
      ]);
      return { ...holidays, revisions, uses };
    }),

  createHours: procedure('hours.edit')
    .input(z.object({ name: nameSchema, content: hoursContentSchema }))
    .mutation(async ({ ctx, input }) => ({
      id: (await createSchedule(ctx.db, ctx.actor, { kind: 'hours', ...input })).id,
    })),

  createHolidays: procedure('hours.edit')
    .input(z.object({ name: nameSchema, content: holidayListContentSchema }))
    .mutation(async ({ ctx, input }) => ({
      id: (await createSchedule(ctx.db, ctx.actor, { kind: 'holidays', ...input })).id,
    })),

  saveHours: procedure('hours.edit')
    .input(savedSchema.extend({ content: hoursContentSchema }))
    .mutation(async ({ ctx, input }) => {
      const { id, number } = await saveScheduleRevision(ctx.db, ctx.actor, { kind: 'hours', ...input });
      return { id, number };
    }),

  saveHolidays: procedure('hours.edit')
    .input(savedSchema.extend({ content: holidayListContentSchema }))
    .mutation(async ({ ctx, input }) => {
      const { id, number } = await saveScheduleRevision(ctx.db, ctx.actor, { kind: 'holidays', ...input });
      return { id, number };
    }),

  /** Calls are told of it from their next question on. */
  publish: procedure('hours.publish')
    .input(byId.extend({ kind: kindSchema, revisionId: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
      await publishSchedule(ctx.db, ctx.actor, input);
      return null;
    }),

  rename: procedure('hours.edit')
    .input(byId.extend({ kind: kindSchema, name: nameSchema }))
    .mutation(async ({ ctx, input }) => {
      await renameSchedule(ctx.db, ctx.actor, input);
      return null;
    }),

  setArchived: procedure('hours.edit')
    .input(byId.extend({ kind: kindSchema, archived: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setScheduleArchived(ctx.db, ctx.actor, input);
      return null;
    }),

  createAnnouncement: procedure('hours.edit')
    .input(announcementSchema)
    .mutation(async ({ ctx, input }) => ({
      id: (await createAnnouncement(ctx.db, ctx.actor, announcementOf(input))).id,
    })),

  updateAnnouncement: procedure('hours.publish')
    .input(byId.extend({ announcement: announcementSchema }))
    .mutation(async ({ ctx, input: { id, announcement } }) => {
      await speakAnnouncement(await updateAnnouncement(ctx.db, ctx.actor, id, announcementOf(announcement)));
      return null;
    }),

  switchAnnouncement: procedure('hours.publish')
    .input(byId.extend({ on: z.boolean() }))
    .mutation(async ({ ctx, input: { id, on } }) => {
      await speakAnnouncement(await switchAnnouncement(ctx.db, ctx.actor, id, on));
      return null;
    }),

  setAnnouncementArchived: procedure('hours.edit')
    .input(byId.extend({ archived: z.boolean() }))
    .mutation(async ({ ctx, input: { id, archived } }) => {
      await setAnnouncementArchived(ctx.db, ctx.actor, id, archived);
      return null;
    }),
});
