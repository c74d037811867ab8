import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './start.call?raw';
import { startExample } from './start.example.ts';

describe('start calls', () => rehearse('start', startExample, calls, './start.call'));
