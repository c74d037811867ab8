import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './return.call?raw';
import { returnExample } from './return.example.ts';

describe('return calls', () => rehearse('return', returnExample, calls, './return.call'));
