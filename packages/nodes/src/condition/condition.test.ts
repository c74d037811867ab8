import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './condition.call?raw';
import { conditionExample } from './condition.example.ts';

describe('condition calls', () => rehearse('condition', conditionExample, calls, './condition.call'));
