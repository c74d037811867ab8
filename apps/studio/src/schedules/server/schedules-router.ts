import type { Json } from '@patchbay/flow-schema';
import {
  createReportSchedule,
  deleteReportSchedule,
  getMailServer,
  getSetting,
  listReportDeliveries,
  listReportSchedules,
  noteTestMail,
  openMailServer,
  removeMailServer,
  saveMailServer,
  sendReportNow,
  updateReportSchedule,
} from '@patchbay/records';
import { sheetFormats } from '@patchbay/sheets';
import * as z from 'zod';
import { exportRequestSchema } from '@/exports/export-request';
import { allowExport } from '@/exports/server/allow-export';
import { findReport } from '@/reports/server/all-reports';
import { allowReport } from '@/reports/server/allow-report';
import type { Actor, Context } from '@/server/context';
import { readEnvironment } from '@/server/environment';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { queueDelivery } from './schedules-runner';
import { MailError, sendMail } from './send-mail';

const byId = z.object({ id: z.string().min(1).max(64) });
const scheduleSchema = z.object({
  name: z.string().trim().min(1).max(120),
  savedReportId: z.string().min(1).max(64).nullable().default(null),
  request: exportRequestSchema,
  format: z.enum(sheetFormats),
  locale: z.enum(['en', 'zh']),
  timeZone: z
    .string()
    .max(64)
    .refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', 'an IANA time zone'),
  every: z.enum(['day', 'week', 'month']),
  weekday: z.int().min(1).max(7),
  monthDay: z.int().min(1).max(31),
  hour: z.int().min(0).max(23),
  recipients: z.array(z.string().trim().max(254)).max(50),
  enabled: z.boolean(),
});
const mailServerSchema = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.int().min(1).max(65_535),
  security: z.enum(['tls', 'starttls', 'none']),
  username: z.string().max(254),
  /** Left out: the one there is. */
  password: z.string().max(1_000).optional(),
  /** In PEM. */
  trustedCertificate: z.string().trim().max(50_000).nullable(),
  fromAddress: z.string().trim().max(254),
  fromName: z.string().trim().max(100),
});

/** Reports that go out by mail, and the server through which they do. */
export const schedulesRouter = router({
  list: procedure('schedule.edit').query(async ({ ctx }) => ({
    schedules: await listReportSchedules(ctx.db),
    hasMailServer: (await getMailServer(ctx.db)) !== null,
    timeZone: await getSetting(ctx.db, 'centre.timeZone'),
  })),

  deliveries: procedure('schedule.edit')
    .input(byId)
    .query(({ ctx, input }) => listReportDeliveries(ctx.db, input.id)),

  create: procedure('schedule.edit')
    .input(scheduleSchema)
    .mutation(async ({ ctx, input }) => {
      await allowSending(ctx, input);
      const { id } = await createReportSchedule(ctx.db, ctx.actor, stored(input), new Date());
      return { id };
    }),

  update: procedure('schedule.edit')
    .input(scheduleSchema.extend(byId.shape))
    .mutation(async ({ ctx, input: { id, ...input } }) => {
      await allowSending(ctx, input);
      await updateReportSchedule(ctx.db, ctx.actor, id, stored(input), new Date());
      return null;
    }),

  remove: procedure('schedule.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await deleteReportSchedule(ctx.db, ctx.actor, input.id);
      return null;
    }),

  sendNow: procedure('schedule.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await queueDelivery(await sendReportNow(ctx.db, ctx.actor, input.id, new Date()));
      return null;
    }),

  mailServer: procedure('setting.edit').query(({ ctx }) => getMailServer(ctx.db)),

  saveMailServer: procedure('setting.edit')
    .input(mailServerSchema)
    .mutation(async ({ ctx, input }) => {
      await saveMailServer(ctx.db, ctx.actor, input, readEnvironment().PATCHBAY_SECRET);
      return null;
    }),

  removeMailServer: procedure('setting.edit').mutation(async ({ ctx }) => {
    await removeMailServer(ctx.db, ctx.actor);
    return null;
  }),

  /** Answers with what went wrong rather than failing: that is what was asked. */
  sendTestMail: procedure('setting.edit')
    .input(z.object({ to: z.email().max(254) }))
    .mutation(async ({ ctx, input }) => {
      const server = await openMailServer(ctx.db, readEnvironment().PATCHBAY_SECRET);
      if (server === null) {
        throw new PublicError('CONFLICT', 'no_mail_server', {
          en: 'Save a mail server first.',
          zh: '请先保存邮件服务器。',
        });
      }
      const outcome = await sendMail(server, {
        to: [input.to],
        subject: 'Patchbay: test mail · 测试邮件',
        text: 'This mail server works for Patchbay.\nPatchbay 可以通过此邮件服务器发送邮件。\n',
      }).then(
        ({ answer, refused }) => ({ failure: refused.length > 0 ? ('recipients_refused' as const) : null, answer }),
        (error: unknown) => {
          if (!(error instanceof MailError)) throw error;
          return { failure: error.code, answer: error.answer };
        },
      );
      await noteTestMail(ctx.db, ctx.actor, input.to, outcome.failure);
      return outcome;
    }),
});

/** Who sends something has to be allowed to read it: also a kept report, whatever is said beside it. */
async function allowSending(
  { db, actor }: { readonly db: Context['db']; readonly actor: Actor },
  { request, savedReportId }: Pick<z.infer<typeof scheduleSchema>, 'request' | 'savedReportId'>,
): Promise<void> {
  allowExport(actor, request);
  if (savedReportId !== null) allowReport(actor, (await findReport(db, actor, savedReportId)).definition);
}

function stored({ request, ...input }: z.infer<typeof scheduleSchema>) {
  return { ...input, request: JSON.parse(JSON.stringify(request)) as Json };
}
