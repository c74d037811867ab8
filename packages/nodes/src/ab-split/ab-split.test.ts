import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './ab-split.call?raw';
import { abSplitExample } from './ab-split.example.ts';

describe('ab split calls', () => rehearse('ab_split', abSplitExample, calls, './ab-split.call'));
