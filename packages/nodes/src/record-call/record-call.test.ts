import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './record-call.call?raw';
import { recordCallExample } from './record-call.example.ts';

describe('record call calls', () => rehearse('record_call', recordCallExample, calls, './record-call.call'));
