import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './set-variables.call?raw';
import { setVariablesExample } from './set-variables.example.ts';

describe('set variables calls', () => rehearse('set_variables', setVariablesExample, calls, './set-variables.call'));
