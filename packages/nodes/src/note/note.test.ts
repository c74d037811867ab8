import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './note.call?raw';
import { noteExample } from './note.example.ts';

describe('note calls', () => rehearse('note', noteExample, calls, './note.call'));
