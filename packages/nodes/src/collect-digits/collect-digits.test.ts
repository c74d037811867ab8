import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './collect-digits.call?raw';
import { collectDigitsExample } from './collect-digits.example.ts';

describe('collect digits calls', () =>
  rehearse('collect_digits', collectDigitsExample, calls, './collect-digits.call'));
