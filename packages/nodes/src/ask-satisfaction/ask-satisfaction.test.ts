import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './ask-satisfaction.call?raw';
import { askSatisfactionExample } from './ask-satisfaction.example.ts';

describe('ask satisfaction calls', () =>
  rehearse('ask_satisfaction', askSatisfactionExample, calls, './ask-satisfaction.call'));
