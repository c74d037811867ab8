import { pino } from 'pino';

/** Structured log of the studio. Personal data stands only under a `pii` key. */
export const log = pino({ name: 'studio', level: process.env.LOG_LEVEL ?? 'info' });
