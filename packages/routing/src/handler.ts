import type { DecisionDraft } from './decision-draft.ts';
import type { RoutingEvent } from './routing-event.ts';
import type { RoutingFloor } from './routing-floor.ts';

type EventType = RoutingEvent['type'];
type EventOf<Type extends EventType> = Extract<RoutingEvent, { type: Type }>;

/** Lets one event change the floor; says in the draft what follows, or why it was ignored. */
export type Handler<Type extends EventType> = (
  floor: RoutingFloor,
  draft: DecisionDraft,
  event: EventOf<Type>,
  now: number,
) => void;

/** A handler for each event whose name begins with the subject. */
export type HandlersOf<Subject extends string> = {
  readonly [Type in Extract<EventType, `${Subject}.${string}`>]: Handler<Type>;
};
