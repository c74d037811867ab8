import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './say.call?raw';
import { sayExample } from './say.example.ts';

describe('say calls', () => rehearse('say', sayExample, calls, './say.call'));
