import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './transfer.call?raw';
import { transferExample } from './transfer.example.ts';

describe('transfer calls', () => rehearse('transfer', transferExample, calls, './transfer.call'));
