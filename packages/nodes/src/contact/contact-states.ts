import type { TransitionTable } from '@patchbay/flow-schema';
import { act, type ContactContext, type ContactData, connect, endDial, type JoinNext, takeOutcome } from './contact.ts';
import type { ContactConfig } from './contact-fields.ts';

/** States in which the caller hears music that this node has to stop. */
const musicStates: ReadonlySet<string> = new Set(['waiting', 'ringing', 'pausing']);

export const contactStates = ['waiting', 'ringing', 'connecting', 'talking', 'dialling', 'dialled'] as const;

/** Runs a decision after the music, where there is some. */
function stopMusic(context: ContactContext): void {
  context.emit({ type: 'music.stop' });
}

/**
 * What happens between waiting and the end of a conversation, whichever node brought the caller there:
 * `waiting` in a queue and `ringing` at one agent with music, `connecting` and `talking` with an agent, `dialling` and `dialled` a number.
 */
export function contactTransitions(joinNext: JoinNext) {
  const untaken = {
    'agent.answered': (context, event) => {
      stopMusic(context);
      return connect(context, event);
    },
    'queue.left': (context, event) => {
      stopMusic(context);
      return takeOutcome(context, event, true, joinNext);
    },
    'agent.connected': 'ignored',
    'agent.acted': 'ignored',
    'dtmf.received': 'ignored',
  } satisfies TransitionTable<ContactConfig>[string];
  const taken = {
    // The phone was lost before the two were connected, or somebody else takes over: they are connected in turn.
    'agent.answered': (context, event) => {
      const data = context.data as ContactData;
      context.emit({ type: 'agent.connect', target: data.contact });
      return context.stay('connecting', { ...data, agent: event.agentName } satisfies ContactData);
    },
    'queue.left': (context, event) => takeOutcome(context, event, false, joinNext),
    'agent.acted': act,
    'dtmf.received': 'ignored',
  } satisfies TransitionTable<ContactConfig>[string];
  return {
    waiting: untaken,
    ringing: untaken,
    connecting: {
      ...taken,
      'agent.connected': (context) => {
        const data = context.data as ContactData;
        return context.stay('talking', { ...data, since: context.now } satisfies ContactData);
      },
    },
    talking: { ...taken, 'agent.connected': 'ignored' },
    dialling: {
      'dial.answered': (context) => {
        const data = context.data as ContactData;
        const waitedMs = data.waitedMs + context.now - data.since;
        return context.stay('dialled', { ...data, waitedMs, since: context.now } satisfies ContactData);
      },
      'dial.ended': (context, event) => endDial(context, event, false),
      'dtmf.received': 'ignored',
    },
    dialled: {
      'dial.ended': (context, event) => endDial(context, event, true),
      'dial.answered': 'ignored',
      'dtmf.received': 'ignored',
    },
  } satisfies TransitionTable<ContactConfig>;
}

/** Withdraws what is under way in any of these states. */
export function cancelContact(context: ContactContext, state: string): void {
  const { contact, queueId } = context.data as ContactData;
  if (musicStates.has(state)) stopMusic(context);
  if (state === 'dialling' || state === 'dialled') context.emit({ type: 'dial.cancel', target: contact });
  else context.emit({ type: queueId === '' ? 'agent.cancel' : 'queue.leave', target: contact });
}
