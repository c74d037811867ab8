import type { CentreAgent } from '../../ports/centre.ts';
import type { AgentPhones } from '../conversations/conversations.ts';
import type { AgentDesk } from './agent-desk.ts';

export interface AgentPhonesParts extends Pick<AgentPhones, 'engage' | 'forwardingOf'> {
  readonly agents: AgentDesk;
  agent(agentId: string): CentreAgent | null;
  queueName(queueId: string): string | null;
}

/** What conversations may know of agents and queues. */
export function agentPhones({ agents, agent, queueName, engage, forwardingOf }: AgentPhonesParts): AgentPhones {
  return {
    endpointOf: (agentId) => agents.endpointOf(agentId),
    nameOf: (agentId) => agents.nameOf(agentId),
    numberOf: (agentId) => agent(agentId)?.extension ?? '',
    returnMsOf: (agentId) => agents.returnMsOf(agentId),
    queueNameOf: queueName,
    engage,
    forwardingOf,
  };
}
