import { loggedError } from '@patchbay/records';
import { type DestinationStream, type Logger, pino } from 'pino';
import type { Log, LogFields } from '../../ports/log.ts';

export interface PinoLogOptions {
  /** `debug`, `info`, `warn` or `error`. */
  readonly level: string;
  /** False leaves out everything under `pii`. */
  readonly showPii: boolean;
  /** Standard output unless told. */
  readonly destination?: DestinationStream;
}

/** Structured logs, one JSON object a line. Personal data stands under `pii`, shown or removed as a whole. */
export function createPinoLog(options: PinoLogOptions): Log {
  const logger = pino(
    {
      level: options.level,
      base: { service: 'runtime' },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: (error: unknown) => loggedError(error) },
      redact: { paths: options.showPii ? [] : ['pii', '*.pii'], remove: true },
    },
    options.destination ?? pino.destination({ dest: 1, sync: false }),
  );
  return new PinoLog(logger);
}

class PinoLog implements Log {
  constructor(private readonly logger: Logger) {}

  debug(message: string, fields: LogFields = {}): void {
    this.logger.debug(fields, message);
  }

  info(message: string, fields: LogFields = {}): void {
    this.logger.info(fields, message);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.logger.warn(fields, message);
  }

  error(message: string, fields: LogFields = {}): void {
    this.logger.error(fields, message);
  }

  with(fields: LogFields): Log {
    return new PinoLog(this.logger.child(fields));
  }
}
