/** All that the commands touch outside themselves. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** @throws as node:fs does */
  readFile(path: string): Promise<string>;
  /** What is piped in. */
  readInput(): Promise<string>;
  writeFile(path: string, text: string): Promise<void>;
  readonly fetch: typeof fetch;
  /** To standard output: what was asked for. */
  print(line: string): void;
  /** To standard error: what went wrong, and progress. */
  complain(line: string): void;
}

/** What programs read from the exit code. */
export const exitCodes = {
  done: 0,
  /** The flow has errors. */
  problems: 1,
  /** The command line or a file cannot be read. */
  usage: 2,
  /** The studio cannot be reached, or refuses. */
  studio: 3,
  /** Nothing is published yet: another person has to approve it. */
  proposed: 4,
} as const;

/** Ends a command with an exit code and a sentence for the person. */
export class CommandError extends Error {
  constructor(
    readonly exitCode: number,
    /** Stable, for `--json`. */
    readonly code: string,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'CommandError';
  }
}
