import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './agent-action.call?raw';
import { agentActionExample } from './agent-action.example.ts';

describe('agent action calls', () => rehearse('agent_action', agentActionExample, calls, './agent-action.call'));
