import type { CellKind, SheetCell } from './sheet.ts';

/** Writes cells as text, for people and for other programs. */
export class CellText {
  readonly #clock: Clock;

  /** @param timeZone IANA */
  constructor(timeZone: string) {
    this.#clock = new Clock(timeZone);
  }

  of(cell: SheetCell | undefined, kind: CellKind): string {
    if (cell === null || cell === undefined || cell === '') return '';
    if (cell instanceof Date) return this.#clock.show(cell.getTime());
    if (typeof cell === 'string') return cell;
    if (!Number.isFinite(cell)) return '';
    switch (kind) {
      case 'count':
        return String(Math.round(cell));
      case 'share':
        return `${(cell * 100).toFixed(1)}%`;
      case 'duration':
        return durationText(cell);
      case 'instant':
        return this.#clock.show(cell);
      default:
        return String(Math.round(cell * 100) / 100);
    }
  }
}

/** `1:02:03`, as every spreadsheet reads it. */
function durationText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const text = `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return ms < 0 ? `-${text}` : text;
}

const hourMs = 3_600_000;
/** Offsets change at whole quarters of an hour only. */
const quarterMs = 900_000;
const quartersKept = 1_000;

/** The clocks of a zone. Asking `Intl` costs microseconds, so what it said for a quarter of an hour is kept. */
export class Clock {
  readonly #format: Intl.DateTimeFormat;
  readonly #offsets = new Map<number, number>();

  /** @param timeZone IANA */
  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** How far the clocks are ahead of UTC, in milliseconds. */
  offsetMs(at: number): number {
    const quarter = Math.floor(at / quarterMs);
    const known = this.#offsets.get(quarter);
    if (known !== undefined) return known;
    const begin = quarter * quarterMs;
    const parts = this.#format.formatToParts(begin);
    const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
    const offset = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second')) - begin;
    if (this.#offsets.size >= quartersKept) this.#offsets.clear();
    this.#offsets.set(quarter, offset);
    return offset;
  }

  /** `2026-11-21 09:05:00` */
  show(at: number): string {
    return new Date(at + this.offsetMs(at)).toISOString().slice(0, 19).replace('T', ' ');
  }

  /** Days since 1899-12-30 by the clocks, as spreadsheets count time. */
  serial(at: number): number {
    return (at + this.offsetMs(at)) / (24 * hourMs) + 25_569;
  }
}
