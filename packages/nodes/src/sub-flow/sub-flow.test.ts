import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './sub-flow.call?raw';
import { subFlowExample } from './sub-flow.example.ts';

describe('sub flow calls', () => rehearse('sub_flow', subFlowExample, calls, './sub-flow.call'));
