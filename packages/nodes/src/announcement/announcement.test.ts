import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './announcement.call?raw';
import { announcementExample } from './announcement.example.ts';

describe('announcement calls', () => rehearse('announcement', announcementExample, calls, './announcement.call'));
