import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './menu.call?raw';
import { menuExample } from './menu.example.ts';

describe('menu calls', () => rehearse('menu', menuExample, calls, './menu.call'));
