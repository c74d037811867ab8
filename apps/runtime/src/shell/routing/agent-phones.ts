import type { CentreAgent } from '../../ports/centre.ts';
import type { AgentPhones } from '../conversations/conversations.ts';
import type { AgentDesk } from './agent-desk.ts';

export interface AgentPhonesParts {
  readonly agents: AgentDesk;
  agent(agentId: string): CentreAgent | null;
  queueName(queueId: string): string | null;
}

/** What conversations may know of agents and queues. */
export function agentPhones({ agents, agent, queueName }: AgentPhonesParts): AgentPhones {
  return {
    endpointOf: (agentId) => agents.endpointOf(agentId),
    nameOf: (agentId) => agents.nameOf(agentId),
    numberOf: (agentId) => agent(agentId)?.extension ?? '',
    returnMsOf: (agentId) => agents.returnMsOf(agentId),
    queueNameOf: queueName,
  };
}
