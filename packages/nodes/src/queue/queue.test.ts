import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './queue.call?raw';
import { queueExample } from './queue.example.ts';

describe('queue calls', () => rehearse('queue', queueExample, calls, './queue.call'));
