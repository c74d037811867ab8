import type { Outcome } from './book-state.ts';
import type { KeptEvent } from './kept-event.ts';

/** The agents that an event may have changed; `all` where time may have changed anybody. */
export function touchedAgents({ rung, stopped, begun, ended, decisions }: Outcome, event: KeptEvent): string[] | 'all' {
  if (event.type === 'time.passed' || event.type === 'conversation.ended' || event.type === 'talk.passed') return 'all';
  const ids = new Set([...rung.map(({ agentId }) => agentId), ...stopped.map(({ ring }) => ring.agentId)]);
  for (const talk of [begun, ended]) if (talk) ids.add(talk.agentId);
  for (const { agentId } of decisions.setAside) ids.add(agentId);
  if ('agentId' in event) ids.add(event.agentId);
  if ('agent' in event) ids.add(event.agent.id);
  return [...ids];
}
