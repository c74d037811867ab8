import {
  type Announced,
  type EngineEvent,
  holidayOn,
  isTimeZone,
  localTime,
  openingAt,
  reveal,
  sensitive,
} from '@patchbay/flow-schema';
import { type BusinessData, BusinessDataError } from '../../ports/business-data.ts';
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

type Active = Awaited<ReturnType<BusinessData['announcements']>>[number];

/** Whether an announcement is for those who called this number, or who ask for these opening hours. */
function concernsCall({ concerns }: Active, calledNumber: string, hoursId: string | null): boolean {
  switch (concerns.kind) {
    case 'all':
      return true;
    case 'numbers':
      return concerns.numbers.includes(calledNumber);
    case 'hours':
      return hoursId !== null && concerns.hoursIds.includes(hoursId);
  }
}

function announced({ announcementId, name, closes, says }: Active): Announced {
  return { announcementId, name, closes, says };
}

/**
 * 1. What the calendar says, by the clock of the place.
 * 2. An announcement that closes and concerns the call goes before the calendar.
 * 3. Told are the announcements for these hours, and of the others those that close: the rest is heard where the flow announces.
 */
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
      const clock = localTime(new Date(now), timeZone);
      const told = active
        .filter((each) => concernsCall(each, context.calledNumber, hoursId))
        .filter(({ concerns, closes }) => closes || concerns.kind === 'hours')
        .map(announced);
      return {
        type: 'hours.told',
        to: seq,
        opening: told.some(({ closes }) => closes) ? 'closed' : openingAt(calendar, clock),
        holiday: holidayOn(calendar, clock.date)?.name ?? null,
        announcements: told,
      };
    }),
  failed: ({ seq }, failure) => ({ type: 'hours.failed', to: seq, ...failure }),
};

export const askAnnouncements: Operation<'announcements.ask'> = {
  kind: 'operation',
  background: true,
  open: ({ seq, hoursId }, context) =>
    question(context, 'The announcements', async () => {
      const active = await context.businessData.announcements(context.clock.now());
      const told = active.filter((each) => concernsCall(each, context.calledNumber, hoursId)).map(announced);
      return { type: 'announcements.told', to: seq, announcements: told };
    }),
  failed: ({ seq }, failure) => ({ type: 'announcements.failed', to: seq, ...failure }),
};
