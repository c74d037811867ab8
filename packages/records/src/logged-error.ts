import { DrizzleQueryError } from 'drizzle-orm';

/** An error as it stands in a log. */
export interface LoggedError {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
}

/** SQLSTATE class 22, data exception: the message quotes the value that did not fit. */
const dataException = /^22/;
const causesMax = 8;

/**
 * Name, code, message and where it happened: nothing else that a driver hangs on its errors, and none of the values of a query, wherever
 * they stand. Those are callers' data.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: 'thrown', message: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const message = messageOf(error, code);
  const frames = error.stack?.match(/^\s+at .*$/gm)?.join('\n');
  return {
    name: error.name,
    message,
    ...(code !== undefined && { code }),
    // The stack of V8 begins with the message as it was.
    ...(frames !== undefined && { stack: `${error.name}: ${message}\n${frames}` }),
    ...(error.cause !== undefined && depth < causesMax && { cause: loggedError(error.cause, depth + 1) }),
  };
}

function messageOf(error: Error, code: string | undefined): string {
  if (error instanceof DrizzleQueryError) return `Failed query: ${error.query}`;
  return code !== undefined && dataException.test(code) ? error.message.replace(/"[^"]*"/g, '"…"') : error.message;
}
