import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './record-message.call?raw';
import { recordMessageExample } from './record-message.example.ts';

describe('record message calls', () =>
  rehearse('record_message', recordMessageExample, calls, './record-message.call'));
