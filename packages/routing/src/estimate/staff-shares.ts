/** Agents who work on the same queues and are not away. */
export interface StaffGroup {
  readonly queueIds: readonly string[];
  readonly agents: number;
}

/** What agents of the same queues have taught, as plain JSON. */
export interface LearntStaff {
  readonly services: number;
  readonly serviceMs: number;
  /** By queue: how often they took somebody from it, of all the times that somebody waited there when they chose. */
  readonly choices: Readonly<Record<string, { readonly taken: number; readonly chances: number }>>;
}

export const unknownStaff: LearntStaff = { services: 0, serviceMs: 0, choices: {} };

/** How many choices count: an older one fades to 1/e after so many newer ones. */
const memory = 500;
const fade = 1 - 1 / memory;
/** The weight, in choices, of the belief that a group divides its time evenly between its queues. */
const beliefWeight = 4;

/** The same for all who work on the same queues, in whatever order. */
export const staffKey = (queueIds: readonly string[]): string => JSON.stringify([...new Set(queueIds)].sort());

export function learnStaffService(staff: LearntStaff, durationMs: number): LearntStaff {
  return { ...staff, services: staff.services * fade + 1, serviceMs: staff.serviceMs * fade + durationMs };
}

/** Learns from one agent who became free and took somebody from a queue while others waited in these. */
export function learnChoice(staff: LearntStaff, takenFrom: string, waitedIn: readonly string[]): LearntStaff {
  const choices = { ...staff.choices };
  for (const queueId of new Set([takenFrom, ...waitedIn])) {
    const { taken, chances } = choices[queueId] ?? { taken: 0, chances: 0 };
    choices[queueId] = { taken: taken * fade + (queueId === takenFrom ? 1 : 0), chances: chances * fade + 1 };
  }
  return { ...staff, choices };
}

/** How much of these agents a queue gets while somebody waits in it, 0 to 1. */
export function shareOf(staff: LearntStaff, queueIds: readonly string[], queueId: string): number {
  const queues = new Set(queueIds);
  if (!queues.has(queueId)) return 0;
  if (queues.size === 1) return 1;
  const { taken, chances } = staff.choices[queueId] ?? { taken: 0, chances: 0 };
  return (taken + beliefWeight / queues.size) / (chances + beliefWeight);
}
