import { describe } from 'vitest';
import { rehearse } from '../testing/rehearse.ts';
import calls from './wait-music.call?raw';
import { waitMusicExample } from './wait-music.example.ts';

describe('wait music calls', () => rehearse('wait_music', waitMusicExample, calls, './wait-music.call'));
