import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './opening-hours.call?raw';
import { openingHoursExample } from './opening-hours.example.ts';

describe('opening hours calls', () => rehearse('opening_hours', openingHoursExample, calls, './opening-hours.call'));
