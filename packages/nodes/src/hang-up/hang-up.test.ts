import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './hang-up.call?raw';
import { hangUpExample } from './hang-up.example.ts';

describe('hang up calls', () => rehearse('hang_up', hangUpExample, calls, './hang-up.call'));
