/** Rows of one table in the text format of COPY. */
export class RowWriter {
  #lines: string[] = [];

  constructor(
    readonly table: string,
    readonly columns: readonly string[],
  ) {}

  /** A value for each column; moments in epoch milliseconds stand in `at(ms)`. Null is nothing. */
  add(...values: readonly (string | number | boolean | null)[]): void {
    let line = '';
    for (const value of values) {
      if (line !== '') line += '\t';
      line += value === null ? '\\N' : typeof value === 'string' ? escaped(value) : String(value);
    }
    this.#lines.push(line);
  }

  get count(): number {
    return this.#lines.length;
  }

  /** What was added since the last time, in pieces of some hundred kilobytes. */
  *take(): Generator<string> {
    const lines = this.#lines;
    this.#lines = [];
    for (let from = 0; from < lines.length; from += linesAtOnce) {
      yield `${lines.slice(from, from + linesAtOnce).join('\n')}\n`;
    }
  }
}

const linesAtOnce = 1_000;
const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escaped(value: string): string {
  return value.replace(special, (one) => escapes[one] ?? one);
}

/** A moment as PostgreSQL reads it. */
export function at(ms: number): string {
  return new Date(ms).toISOString();
}
