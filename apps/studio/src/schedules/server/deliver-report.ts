import { join } from 'node:path';
import {
  type Actor,
  askDataExport,
  type DataExport,
  getDataExport,
  getReportDelivery,
  noteDelivery,
  openMailServer,
  type ReportDelivery,
  type ReportSchedule,
  requestOfSchedule,
} from '@patchbay/records';
import { mediaTypes } from '@patchbay/sheets';
import { mediaFolder } from '@/exports/server/media-folder';
import type { ExportProcesses } from '@/exports/server/run-export';
import { database } from '@/server/database';
import { readEnvironment } from '@/server/environment';
import { fileName, mailWords } from './mail-words';
import { MailError, sendMail } from './send-mail';

/** More than most mail servers take. */
const attachmentBytesMax = 20 * 1024 * 1024;
/** Nobody in person: the schedule has its own owner in its row. */
const scheduleActor: Actor = { id: null, name: 'Schedule' };

/** What an attempt came to. `again`: another may work. */
export type DeliveryOutcome = 'sent' | 'failed' | 'again' | 'gone';

/**
 * Writes the report of a delivery, if it is not written yet, and sends it. What went wrong stands in its row.
 * @param isLast whether no other attempt follows
 */
export async function deliverReport(
  processes: Pick<ExportProcesses, 'run'>,
  deliveryId: string,
  isLast: boolean,
): Promise<DeliveryOutcome> {
  const db = database();
  const found = await getReportDelivery(db, deliveryId);
  if (found === null || found.delivery.state !== 'waiting') return 'gone';
  const { delivery, schedule } = found;
  const fail = async (failure: string, answer: string, mayPass: boolean, exportId: string | null) => {
    const state = mayPass && !isLast ? 'waiting' : 'failed';
    await noteDelivery(db, scheduleActor, deliveryId, { state, failure, answer, exportId });
    return state === 'waiting' ? 'again' : 'failed';
  };

  const request = await requestOfSchedule(db, schedule);
  if (request === null) return await fail('report_gone', '', false, null);
  const written = await writtenExport(processes, delivery, { ...schedule, request });
  if (written.path === null) return await fail(written.failure ?? 'not_written', '', true, null);
  if ((written.bytes ?? 0) > attachmentBytesMax) return await fail('too_large', '', false, written.id);
  const server = await openMailServer(db, readEnvironment().PATCHBAY_SECRET);
  if (server === null) return await fail('no_mail_server', '', false, written.id);
  try {
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: schedule.timeZone }).format(delivery.dueAt);
    const { refused, answer } = await sendMail(server, {
      ...mailWords(schedule, {
        name: schedule.name,
        dueAt: delivery.dueAt,
        missed: delivery.missed,
        missedSince: delivery.missedSince,
        rows: written.rows,
        studioUrl: readEnvironment().STUDIO_URL,
      }),
      to: delivery.recipients,
      messageId: `<${deliveryId}@${server.fromAddress.split('@')[1]}>`,
      attachment: {
        name: fileName(schedule.name, day, written.format),
        path: join(mediaFolder(), written.path),
        mediaType: mediaTypes[written.format],
      },
    });
    const failure = refused.length === 0 ? null : 'some_refused';
    await noteDelivery(db, scheduleActor, deliveryId, {
      state: 'sent',
      failure,
      answer,
      refused: [...refused],
      exportId: written.id,
    });
    return 'sent';
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    return await fail(error.code, error.answer, error.mayPass, written.id);
  }
}

/** For one whose attempts all ended before they could say why. */
export async function giveUpDelivery(deliveryId: string): Promise<void> {
  const outcome = { state: 'failed', failure: 'not_written', answer: '', exportId: null } as const;
  await noteDelivery(database(), scheduleActor, deliveryId, outcome);
}

/** The file of a delivery: that of the attempt before, or a new one. */
async function writtenExport(
  processes: Pick<ExportProcesses, 'run'>,
  { exportId, dueAt }: ReportDelivery,
  { name, request, format, locale, timeZone }: ReportSchedule,
): Promise<DataExport> {
  const db = database();
  if (exportId !== null) {
    const known = await getDataExport(db, exportId);
    if (known.path !== null) return known;
  }
  const asked = await askDataExport(db, scheduleActor, { title: name, request, format, locale, timeZone });
  await processes.run(asked.id, dueAt.getTime());
  return await getDataExport(db, asked.id);
}
