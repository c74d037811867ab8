import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './transfer-agent.call?raw';
import { transferAgentExample } from './transfer-agent.example.ts';

describe('transfer agent calls', () =>
  rehearse('transfer_agent', transferAgentExample, calls, './transfer-agent.call'));
