import {
  type Announced,
  type Command,
  commandAnswers,
  type DialOutcome,
  type EngineEvent,
  type EventOf,
  isSensitive,
  type Json,
  type JsonObject,
  type MaybeSensitive,
  reveal,
  type ScenarioAnswer,
  sensitive,
} from '@patchbay/flow-schema';

/** Q.850, as the simulator's own answers have it. */
const dialCauses: Readonly<Record<DialOutcome, number>> = {
  completed: 16,
  cancelled: 16,
  busy: 17,
  no_answer: 19,
  refused: 21,
  failed: 38,
};

function secretIf<T extends Json>(secret: boolean, value: T): MaybeSensitive<T> {
  return secret ? sensitive(value) : value;
}

/** Whether this answer may be given to the command. */
export function answersCommand(answer: ScenarioAnswer, command: Command): boolean {
  const { ends, during } = commandAnswers[command.type];
  return ends.includes(answer.type) || during.includes(answer.type);
}

/** The event that a command gets as the answer of a scenario. `elapsedMs` is how long it has been under way. */
export function answerEvent(answer: ScenarioAnswer, command: Command, elapsedMs: number): EngineEvent {
  const to = command.seq;
  switch (answer.type) {
    case 'http.responded': {
      const secret = command.type === 'http.request' && command.sensitiveResponse;
      return { type: answer.type, to, status: answer.status, body: secretIf<Json>(secret, answer.body) };
    }
    case 'script.finished': {
      const secret = command.type === 'script.run' && isSensitive(command.input);
      return { type: answer.type, to, value: secretIf<Json>(secret, answer.value) };
    }
    case 'table.looked_up': {
      const secret = command.type === 'table.look_up' && command.sensitiveRow;
      const row = answer.row as JsonObject | null;
      return { type: answer.type, to, row: row === null ? null : secretIf<JsonObject>(secret, row) };
    }
    case 'hours.told':
      return { ...answer, to, announcements: answer.announcements as Announced[] };
    case 'announcements.told':
      return { ...answer, to, announcements: answer.announcements as Announced[] };
    case 'dial.ended':
      return { type: answer.type, to, outcome: answer.outcome, cause: dialCauses[answer.outcome], message: '' };
    case 'agent.answered': {
      const queueId = command.type === 'queue.join' ? command.queueId : null;
      const agentName = answer.agentName === '' ? answer.agentId : answer.agentName;
      return { type: answer.type, to, agentId: answer.agentId, agentName, queueId };
    }
    case 'agent.acted':
      return { type: answer.type, to, agentId: 'agent', nodeId: answer.nodeId };
    case 'queue.left': {
      const talked = answer.outcome.kind === 'completed' || answer.outcome.kind === 'transferred';
      return {
        type: answer.type,
        to,
        outcome: answer.outcome,
        agentId: talked ? 'agent' : null,
        talkedMs: talked ? elapsedMs : 0,
      };
    }
    case 'callback.promised':
      return { type: answer.type, to, callbackId: `scenario.${to}` };
    default:
      return { ...answer, to };
  }
}

/** An answer of the world as a scenario keeps it; null for an event that is none. Nothing stays wrapped: mask first what must not be kept. */
export function answerOfEvent(event: EngineEvent): ScenarioAnswer | null {
  switch (event.type) {
    case 'http.responded':
      return { type: event.type, status: event.status, body: reveal(event.body) };
    case 'http.failed':
      return { type: event.type, code: event.code, message: event.message };
    case 'script.finished':
      return { type: event.type, value: reveal(event.value) };
    case 'script.failed':
      return { type: event.type, code: event.code, message: event.message };
    case 'table.looked_up':
      return { type: event.type, row: event.row === null ? null : reveal<JsonObject>(event.row) };
    case 'table.failed':
    case 'hours.failed':
    case 'announcements.failed':
    case 'callback.failed':
    case 'recording.failed':
    case 'playback.failed':
      return { type: event.type, code: event.code, message: event.message };
    case 'hours.told':
      return {
        type: event.type,
        opening: event.opening,
        holiday: event.holiday,
        announcements: announcementsOf(event),
      };
    case 'announcements.told':
      return { type: event.type, announcements: announcementsOf(event) };
    case 'dial.answered':
      return { type: event.type };
    case 'dial.ended':
      return event.outcome === 'cancelled' ? null : { type: event.type, outcome: event.outcome };
    case 'agent.answered':
      return { type: event.type, agentId: event.agentId, agentName: event.agentName };
    case 'agent.acted':
      return { type: event.type, nodeId: event.nodeId };
    case 'queue.left':
      return leftAnswer(event.outcome);
    case 'queue.told':
      return { type: event.type, position: event.position, wait: event.wait };
    case 'callback.promised':
      return { type: event.type };
    default:
      return null;
  }
}

function announcementsOf(event: EventOf<'hours.told' | 'announcements.told'>) {
  return event.announcements.map((one) => ({ ...one, says: { ...one.says } }));
}

function leftAnswer(outcome: EventOf<'queue.left'>['outcome']): ScenarioAnswer | null {
  // Withdrawn by the flow itself: nobody answered that.
  if (outcome.kind === 'cancelled') return null;
  if (outcome.kind !== 'transferred') return { type: 'queue.left', outcome };
  return { type: 'queue.left', outcome: { kind: 'transferred', target: outcome.target } };
}
