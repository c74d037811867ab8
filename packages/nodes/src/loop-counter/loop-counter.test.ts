import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './loop-counter.call?raw';
import { loopCounterExample } from './loop-counter.example.ts';

describe('loop counter calls', () => rehearse('loop_counter', loopCounterExample, calls, './loop-counter.call'));
