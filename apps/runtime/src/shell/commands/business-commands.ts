import { type EngineEvent, isTimeZone, reveal, sensitive, tellAnnouncements, tellHours } from '@patchbay/flow-schema';
import { BusinessDataError } from '../../ports/business-data.ts';
import { withDeadline } from '../deadline.ts';
import type { CommandContext, CommandHandle, Operation } from './command-context.ts';

/** A caller waits meanwhile: what takes longer than this has failed. */
const answerMsMax = 3_000;

/** A question is asked again after a restart: nothing is changed by it. */
function question(context: CommandContext, what: string, answer: () => Promise<EngineEvent>): CommandHandle {
  let asking = false;
  const begin = async () => {
    if (asking) return;
    asking = true;
    try {
      context.post(await withDeadline(context.clock, answerMsMax, what, answer()));
    } finally {
      asking = false;
    }
  };
  return {
    begin,
    reconcile: begin,
    cancel() {
      // What is answered after all is late, and ignored as such.
    },
  };
}

export const lookUpRow: Operation<'table.look_up'> = {
  kind: 'operation',
  background: true,
  open: ({ seq, tableId, key, sensitiveRow }, context) =>
    question(context, 'The lookup table', async () => {
      const row = await context.businessData.findRow(tableId, reveal(key));
      return { type: 'table.looked_up', to: seq, row: row !== null && sensitiveRow ? sensitive(row) : row };
    }),
  failed: ({ seq }, failure) => ({ type: 'table.failed', to: seq, ...failure }),
};

export const askHours: Operation<'hours.ask'> = {
  kind: 'operation',
  background: true,
  open: ({ seq, hoursId }, context) =>
    question(context, 'The opening hours', async () => {
      const now = context.clock.now();
      const [{ timeZone, calendar }, active] = await Promise.all([
        context.businessData.hours(hoursId),
        context.businessData.announcements(now),
      ]);
      if (!isTimeZone(timeZone)) {
        throw new BusinessDataError('hours_missing', `“${timeZone}” is not a time zone this machine knows.`);
      }
      const { calledNumber } = context;
      const told = tellHours({ timeZone, calendar }, active, { atMs: now, calledNumber, hoursId });
      return { type: 'hours.told', to: seq, ...told };
    }),
  failed: ({ seq }, failure) => ({ type: 'hours.failed', to: seq, ...failure }),
};

export const askAnnouncements: Operation<'announcements.ask'> = {
  kind: 'operation',
  background: true,
  open: ({ seq, hoursId }, context) =>
    question(context, 'The announcements', async () => {
      const active = await context.businessData.announcements(context.clock.now());
      const announcements = tellAnnouncements(active, { calledNumber: context.calledNumber, hoursId });
      return { type: 'announcements.told', to: seq, announcements };
    }),
  failed: ({ seq }, failure) => ({ type: 'announcements.failed', to: seq, ...failure }),
};
