import type { Agent, AgentArrival } from './agent.ts';
import type { HandlersOf } from './handler.ts';
import { dropAssignments, setAside, withdrawAllFrom } from './offers.ts';
import { agentsChanged, showPersonal } from './presence.ts';
import { endWrapUp, makeReady, pause } from './work.ts';

/** What each event of an agent changes. */
export const agentHandlers: HandlersOf<'agent'> = {
  'agent.signed_in': (floor, draft, { agent, ready }, now) => {
    if (floor.desks.has(agent.id)) {
      draft.ignored = 'already_there';
      return;
    }
    floor.addDesk({
      ...agent,
      status: ready ? 'ready' : 'not_ready',
      reason: ready ? null : 'signed_in',
      statusSinceMs: now,
      idleSinceMs: now,
      contactsTaken: 0,
      wrapUpUntilMs: null,
      pauseAfterwards: null,
      turns: {},
    });
    showPersonal(floor, agent.id, now);
  },

  'agent.signed_out': (floor, draft, { agentId }, now) => {
    const desk = floor.desks.get(agentId);
    if (desk === undefined) {
      draft.ignored = 'unknown_agent';
      return;
    }
    withdrawAllFrom(floor, draft, agentId, 'agent_gone', now);
    dropAssignments(floor, agentId, now);
    floor.removeDesk(desk);
    showPersonal(floor, agentId, now);
    agentsChanged(floor, draft, desk.agent.queueIds, now);
  },

  'agent.readied': (floor, draft, { agentId }, now) => {
    const desk = floor.desks.get(agentId);
    if (desk === undefined) draft.ignored = 'unknown_agent';
    else if (desk.agent.status === 'ready' && desk.agent.pauseAfterwards === null) draft.ignored = 'already_there';
    else if (desk.agent.status === 'ready') floor.setAgent(desk, { ...desk.agent, pauseAfterwards: null });
    else makeReady(floor, desk, now);
  },

  'agent.paused': (floor, draft, { agentId, reason }, now) => {
    const desk = floor.desks.get(agentId);
    if (desk === undefined) draft.ignored = 'unknown_agent';
    else if ((desk.agent.status === 'not_ready' ? desk.agent.reason : desk.agent.pauseAfterwards) === reason)
      draft.ignored = 'already_there';
    if (desk === undefined || draft.ignored !== null) return;
    withdrawAllFrom(floor, draft, agentId, 'agent_gone', now);
    pause(floor, desk, reason, now);
  },

  'agent.engaged': (floor, draft, { agentId, contactId, channel, wrapUpMs = 0 }, now) => {
    if (floor.engagements.has(contactId) || floor.contacts.has(contactId)) {
      draft.ignored = 'already_there';
      return;
    }
    withdrawAllFrom(floor, draft, agentId, 'agent_engaged', now);
    floor.engagements.set(contactId, { contactId, agentId, channel, sinceMs: now, wrapUpMs });
    const desk = floor.desks.get(agentId);
    // Whoever signs in meanwhile is found to be busy.
    if (desk === undefined) return;
    desk[channel === 'voice' ? 'calls' : 'chats'] += 1;
    // A call cuts after-call work short; what was to come after it still does.
    if (desk.agent.status !== 'after_call_work') floor.refreshDesk(desk);
    else floor.setAgent(desk, { ...desk.agent, status: 'ready', statusSinceMs: now, wrapUpUntilMs: null });
  },

  'agent.wrap_up_ended': (floor, draft, { agentId }, now) => {
    const desk = floor.desks.get(agentId);
    if (desk === undefined) draft.ignored = 'unknown_agent';
    else if (desk.agent.status !== 'after_call_work') draft.ignored = 'not_wrapping_up';
    else endWrapUp(floor, desk, now);
  },

  'agent.phone_lost': (floor, draft, { agentId }, now) => {
    const desk = floor.desks.get(agentId);
    if (desk === undefined) draft.ignored = 'unknown_agent';
    else if (desk.agent.status === 'not_ready') draft.ignored = 'already_there';
    if (desk === undefined || draft.ignored !== null) return;
    withdrawAllFrom(floor, draft, agentId, 'phone_lost', now);
    setAside(floor, draft, desk, 'phone_lost', 0, now);
  },

  'agent.changed': (floor, draft, { agent }, now) => {
    const desk = floor.desks.get(agent.id);
    if (desk === undefined) {
      draft.ignored = 'unknown_agent';
      return;
    }
    const queueIds = [...new Set([...desk.agent.queueIds, ...agent.queueIds])];
    floor.changeDesk(desk, changedAgent(desk.agent, agent));
    agentsChanged(floor, draft, queueIds, now);
  },
};

const changedAgent = (agent: Agent, { name, skills, queueIds, chatsMax }: AgentArrival): Agent => ({
  ...agent,
  name,
  skills,
  queueIds,
  chatsMax,
});
