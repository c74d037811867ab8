import type { Text } from '@patchbay/flow-schema';
import type { DimensionId } from './dimensions.ts';
import type { FormulaSettings } from './formula-settings.ts';
import type { MeasurePart, MeasureUnit } from './measure.ts';
import type { MeasureId } from './measures.ts';
import type { ReportDefinition, ReportGrain } from './report-definition.ts';

/** Raw sums by `countKey`, and what the measures make of them. */
export interface ReportFigures {
  readonly sums: Readonly<Record<string, number>>;
  readonly values: Readonly<Partial<Record<MeasureId, number | null>>>;
}

export interface ReportRow extends ReportFigures {
  /**
   * One value a dimension of the definition, in its order. Time: when it begins with the offset of then (`2026-10-25T02:00+01:00`) in
   * quarters and hours, `2026-10-25` for days and (its Monday) weeks, `2026-10` for months. Hour of the day `00` to `23`, weekday
   * `1` (Monday) to `7`. Empty where there is no value.
   */
  readonly key: readonly string[];
  /** Of the same place in what is compared with; null where nothing is compared or nothing was there. */
  readonly compared: ReportFigures | null;
}

/** A measure as it was worked out this time. */
export interface ReportMeasure {
  readonly id: MeasureId;
  readonly label: Text;
  readonly unit: MeasureUnit;
  readonly moreIsWorse: boolean | null;
  readonly formula: Text;
  readonly parts: readonly MeasurePart[];
}

export interface ReportSpan {
  /** ISO 8601 in UTC. */
  readonly from: string;
  /** The first moment that no longer belongs to it. */
  readonly to: string;
}

/** What a value of a dimension is called today. */
export interface ValueName {
  readonly text: Text;
  /** True for what no longer exists, or is out of use. */
  readonly gone: boolean;
}

/** Where an exit of a node leads in a version, for paths. */
export interface ReportWay {
  readonly version: string;
  readonly nodeId: string;
  readonly exit: string;
  /** Null where the call ended there, or the flow went back to the one that entered it. */
  readonly toNodeId: string | null;
}

/** Plain JSON. */
export interface ReportResult {
  readonly definition: ReportDefinition;
  readonly span: ReportSpan;
  readonly comparedSpan: ReportSpan | null;
  readonly timeZone: string;
  readonly grain: ReportGrain;
  readonly formula: FormulaSettings;
  readonly measures: readonly ReportMeasure[];
  readonly rows: readonly ReportRow[];
  /** Worked out of the sums of everything, also of lines that were left out; not the sum of the lines where a measure is a share. */
  readonly totals: ReportFigures & { readonly compared: ReportFigures | null };
  /** Names of the values that occur, by dimension and value; plain values and times have none. */
  readonly names: Readonly<Partial<Record<DimensionId, Readonly<Record<string, ValueName>>>>>;
  readonly ways: readonly ReportWay[];
  /** Every value of time in the span, in order, also where nothing was counted; none where time is no dimension. */
  readonly times: readonly string[];
  /** How many lines there were before any were left out. */
  readonly rowCount: number;
}

/** One call, or contact, behind a number. */
export interface CallBehind {
  readonly callId: string;
  /** Of the fact that was counted: the call's beginning, the joining, the offer, the answer. ISO 8601. */
  readonly at: string;
  readonly startedAt: string | null;
  readonly direction: 'inbound' | 'outbound' | null;
  readonly callerNumber: string;
  readonly calledNumber: string;
  readonly flowId: string | null;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly outcome: string | null;
  readonly waitedMs: number | null;
  readonly talkMs: number | null;
  /** The review that was counted; null for anything else. */
  readonly reviewId: string | null;
}
