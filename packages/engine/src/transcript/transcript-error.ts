/** A transcript that cannot be read, or a run that did not do what the transcript says; `line` is counted from 1. */
export class TranscriptError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.line = line;
  }
}
