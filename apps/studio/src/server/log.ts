import { loggedError } from '@patchbay/records';
import { type DestinationStream, pino } from 'pino';

/** @param destination standard output unless told */
export function createLog(destination?: DestinationStream) {
  const options = {
    name: 'studio',
    level: process.env.LOG_LEVEL ?? 'info',
    serializers: { error: (error: unknown) => loggedError(error) },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Structured log of the studio. Personal data stands only under a `pii` key; an error under `error`. */
export const log = createLog();
