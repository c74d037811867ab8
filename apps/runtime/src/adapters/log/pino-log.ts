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
      serializers: { error: plainError },
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

interface PlainError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: PlainError;
}

/**
 * Name, code, message and stack. Nothing else that a driver hangs on its errors: PostgreSQL's carry the values of the
 * query, and those are callers' data.
 */
function plainError(error: unknown): PlainError {
  if (!(error instanceof Error)) return { name: 'thrown', message: String(error) };
  return {
    name: error.name,
    message: error.message,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause !== undefined && { cause: plainError(error.cause) }),
  };
}
