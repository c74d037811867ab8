import { agentHandlers } from './agent-happenings.ts';
import { contactHandlers } from './contact-happenings.ts';
import type { DecisionDraft } from './decision-draft.ts';
import type { Handler } from './handler.ts';
import { offerHandlers } from './offer-happenings.ts';
import { queueHandlers } from './queue-happenings.ts';
import type { RoutingEvent } from './routing-event.ts';
import type { RoutingFloor } from './routing-floor.ts';

/** What each event changes; who gets whom is found afterwards. */
const handlers: { readonly [Type in RoutingEvent['type']]: Handler<Type> } = {
  ...contactHandlers,
  ...offerHandlers,
  ...agentHandlers,
  ...queueHandlers,
  'time.passed': () => undefined,
};

/** Lets one event change the floor. */
export function happen(floor: RoutingFloor, draft: DecisionDraft, event: RoutingEvent, now: number): void {
  // The table has a handler for each type; the compiler cannot see that this one is for this event.
  type Handle = (f: RoutingFloor, d: DecisionDraft, e: RoutingEvent, n: number) => void;
  const handle = Object.hasOwn(handlers, event.type) ? (handlers[event.type] as Handle) : null;
  // A journal may hold what a later version wrote.
  if (handle === null) draft.ignored = 'unknown_event';
  else handle(floor, draft, event, now);
}
