export interface DecimalNumber {
  readonly negative: boolean;
  /** Digits before the point, without leading zeros; `0` for nothing. */
  readonly whole: string;
  /** Digits after the point; empty where there are none. */
  readonly fraction: string;
}

export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** How one language reads values aloud, in words that leave a speech engine nothing to guess. */
export interface SpokenRules {
  digits(text: string): string;
  number(value: DecimalNumber): string;
  ordinal(value: DecimalNumber): string;
  /** `currency` is an ISO 4217 code, or null for the language's own. */
  money(value: DecimalNumber, currency: string | null): string;
  date(date: CalendarDate): string;
  time(time: TimeOfDay): string;
  datetime(date: CalendarDate, time: TimeOfDay): string;
  phone(text: string): string;
  spelled(text: string): string;
}
