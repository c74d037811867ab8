import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './look-up.call?raw';
import { lookUpExample } from './look-up.example.ts';

describe('look up calls', () => rehearse('look_up', lookUpExample, calls, './look-up.call'));
