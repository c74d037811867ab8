import type { Log, LogFields } from '../../ports/log.ts';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: LogFields;
}

/** Keeps every line, for tests that ask what was logged. */
export class MemoryLog implements Log {
  constructor(
    readonly lines: LogLine[] = [],
    private readonly always: LogFields = {},
  ) {}

  debug(message: string, fields: LogFields = {}): void {
    this.add('debug', message, fields);
  }

  info(message: string, fields: LogFields = {}): void {
    this.add('info', message, fields);
  }

  warn(message: string, fields: LogFields = {}): void {
    this.add('warn', message, fields);
  }

  error(message: string, fields: LogFields = {}): void {
    this.add('error', message, fields);
  }

  with(fields: LogFields): Log {
    return new MemoryLog(this.lines, { ...this.always, ...fields });
  }

  private add(level: LogLine['level'], message: string, fields: LogFields): void {
    this.lines.push({ level, message, fields: { ...this.always, ...fields } });
  }
}
