import type { FloorField } from '@patchbay/records';
import { describeBusinessData } from '../../ports/testing/business-data-conformance.ts';
import { describeCallBook } from '../../ports/testing/call-book-conformance.ts';
import { describeCallbacks } from '../../ports/testing/callbacks-conformance.ts';
import { describeCentre } from '../../ports/testing/centre-conformance.ts';
import { describeCustomers } from '../../ports/testing/customers-conformance.ts';
import { describeDeskCommands } from '../../ports/testing/desk-commands-conformance.ts';
import { describeFloorBoard } from '../../ports/testing/floor-board-conformance.ts';
import { MemoryBusinessData } from './memory-business-data.ts';
import { MemoryCallBook } from './memory-call-book.ts';
import { MemoryCallbacks } from './memory-callbacks.ts';
import { MemoryCentre } from './memory-centre.ts';
import { MemoryCustomers } from './memory-customers.ts';
import { MemoryDeskCommands } from './memory-desk-commands.ts';
import { MemoryFloorBoard } from './memory-floor-board.ts';

describeBusinessData('memory', async () => {
  const data = new MemoryBusinessData();
  return {
    data,
    table: async (rows) => {
      data.tables.set('table', new Map(rows.map((row) => [String(row.name), row])));
      return 'table';
    },
    hours: async (timeZone, calendar) => {
      data.schedules.set('hours', { timeZone, calendar });
      return 'hours';
    },
    announce: async (name, concerns, fromMs, untilMs) => {
      const says = { 'en-US': { text: name } };
      data.active.push({ announcementId: name, name, closes: true, says, concerns, fromMs, untilMs });
    },
  };
});

describeDeskCommands('memory', async () => {
  const commands = new MemoryDeskCommands();
  return {
    open: () => commands.another(),
    give: async (command, agoMs) => {
      void commands.give(command, agoMs);
    },
    replies: () => commands.replies,
  };
});

describeFloorBoard('memory', async () => {
  const board = new MemoryFloorBoard();
  return {
    board,
    read: async (): Promise<Record<string, FloorField>> => Object.fromEntries(board.fields),
    lose: async () => board.lose(),
  };
});

describeCallbacks('memory', async () => {
  const leases = new Map<string, string>();
  return {
    callbacks: new MemoryCallbacks((callId) => leases.get(callId) ?? null),
    callUnder: async (lease) => {
      const callId = `call-${leases.size + 1}`;
      leases.set(callId, lease);
      return callId;
    },
  };
});

describeCentre('memory', async () => {
  const centre = new MemoryCentre();
  return {
    centre,
    setUp: async (setup) => {
      centre.setup = setup;
    },
  };
});

describeCustomers('memory', async () => {
  const customers = new MemoryCustomers();
  return {
    customers,
    know: async (number, customer) => customers.know(number, { customerId: `customer of ${number}`, ...customer }),
    talked: async (number, agentId, _offeredAtMs, endedAtMs) => {
      if (endedAtMs !== null) customers.know(number, { lastTalk: { agentId, endedAtMs } });
    },
  };
});

describeCallBook('memory', async () => {
  const book = new MemoryCallBook();
  return {
    book,
    visits: async () => [...book.visits.values()],
    rings: async () => [...book.rings.values()],
    states: async (agentId) => book.agentStates.filter((one) => one.agentId === agentId),
    calls: async () =>
      [...book.calls.values()].map(({ id, answeredAtMs = null, endedAtMs = null, reason = null }) => ({
        id,
        answeredAtMs,
        endedAtMs,
        reason,
      })),
    scores: async () => [...book.satisfaction.values()],
    wrapUpMsOf: async (conversationId) => book.wrapUps.get(conversationId) ?? null,
  };
});
