import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './script.call?raw';
import { scriptExample } from './script.example.ts';

describe('script calls', () => rehearse('script', scriptExample, calls, './script.call'));
