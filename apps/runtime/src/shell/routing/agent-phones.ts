import type { CentreAgent } from '../../ports/centre.ts';
import type { AgentPhones } from '../conversations/conversations.ts';
import type { AgentDesk } from './agent-desk.ts';
import { engagementId } from './contact-id.ts';
import { refuse } from './desk-result.ts';
import type { Keeper } from './keeper.ts';

export interface AgentPhonesParts {
  readonly keeper: Keeper;
  readonly agents: AgentDesk;
  agent(agentId: string): CentreAgent | null;
  queueName(queueId: string): string | null;
}

/** What conversations may know of agents, and ask of them. */
export function agentPhones({ keeper, agents, agent, queueName }: AgentPhonesParts): AgentPhones {
  return {
    endpointOf: (agentId) => agents.endpointOf(agentId),
    nameOf: (agentId) => agents.nameOf(agentId),
    numberOf: (agentId) => agent(agentId)?.extension ?? '',
    returnMsOf: (agentId) => agents.returnMsOf(agentId),
    queueNameOf: queueName,
    claim: (agentId, conversationId) => {
      if (isBusy(keeper, agentId)) return refuse('not_now', `${agents.nameOf(agentId)} is in a call.`);
      const contactId = engagementId(agentId, conversationId);
      keeper.take({ type: 'agent.engaged', agentId, contactId, channel: 'voice' });
      return null;
    },
    release: (agentId, conversationId) => {
      const contactId = engagementId(agentId, conversationId);
      if (!keeper.book.isBusyAs(contactId)) return;
      keeper.take({ type: 'conversation.ended', contactId, outcome: null, talkedMs: 0 });
    },
  };
}

/** Whether a phone of theirs rings, or they are in a call, whoever gave it to them. */
export function isBusy({ book }: Keeper, agentId: string): boolean {
  const rings = book.allRings().some((ring) => ring.agentId === agentId);
  return rings || book.talkWith(agentId) !== null || book.isEngaged(agentId);
}
