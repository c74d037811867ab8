import type { FloorThresholds, SeatFormField } from '../contract/screens.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import type { Text } from '../text.ts';
import type { SeatScreen } from './seat-screen.ts';

/** Raised whenever the same flows would give other screens: what was kept of an older number is derived again. */
export const screensVersion = 1;

/**
 * One version of a flow that screens are derived from. `published` is what callers get, `trial` what some get, `past` what no new
 * call gets any more: it adds nothing to the floor, but what it asked stays readable in the reports.
 */
export interface ScreenSource {
  readonly flowId: string;
  /** The hash of the version. */
  readonly version: string;
  readonly standing: 'published' | 'trial' | 'past';
  readonly document: FlowDocument;
}

/** The seat of the calls that run on one version of a flow. */
export interface DerivedSeat {
  readonly flowId: string;
  readonly version: string;
  readonly flowName: string;
  readonly screen: SeatScreen;
}

interface FloorTileBase {
  readonly key: string;
  /** False where the tile is only there once somebody asks for it. */
  readonly shownAtFirst: boolean;
}

/**
 * One tile of the floor. `key` names it for good: it is the same after the next publish, and people arrange by it.
 * Where two flows lead to one queue, the queue has one tile.
 */
export type FloorTile =
  | (FloorTileBase & { readonly kind: 'queue'; readonly queueId: string; readonly flowIds: readonly string[] })
  /** Calls of a flow: now, and today. */
  | (FloorTileBase & { readonly kind: 'calls'; readonly flowId: string; readonly flowName: string })
  /** Today's answers to a question. */
  | (FloorTileBase & {
      readonly kind: 'score';
      readonly flowId: string;
      readonly flowName: string;
      readonly nodeId: string;
      readonly question: string;
      readonly scoreMax: number;
      readonly thresholds: FloorThresholds;
    })
  /** By which ways calls left a node today. */
  | (FloorTileBase & {
      readonly kind: 'ways';
      readonly flowId: string;
      readonly flowName: string;
      readonly nodeId: string;
      readonly nodeName: string;
      readonly label: Text;
      readonly ports: readonly ReportPort[];
    });

/** A way out of a node; `live` false where no published version has it any more. */
export interface ReportPort {
  readonly id: string;
  readonly label: Text;
  readonly live: boolean;
}

/** A value that answers fall into; `live` false where it cannot be given any more. */
export interface ReportOption {
  readonly value: string;
  readonly label: Text;
  readonly live: boolean;
}

/** What a report adds up, and by what it can be split. Both are counted already; nothing here is a formula. */
export type DerivedMeasure =
  /** Calls that left the node, and the share of each way. */
  | 'visits'
  | 'visit_share'
  /** Answers to a question or a form field. */
  | 'answers'
  | 'answer_share'
  | 'score_average'
  /** The best score of all that were given. */
  | 'score_best_share'
  | 'value_sum'
  | 'value_average';
export type DerivedDimension =
  | 'time'
  | 'flow'
  | 'version'
  | 'port'
  | 'question'
  | 'score'
  | 'value'
  | 'agent'
  | 'queue'
  | 'number';

interface DerivedReportBase {
  /** Names the report for good: `<flow>/<node>/<what>`. The same after the next publish, and people arrange by it. */
  readonly key: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly nodeId: string;
  /** What people called the node; empty where they did not. */
  readonly nodeName: string;
  /** The type of the node, for its icon. */
  readonly nodeType: string;
  readonly title: Text;
  /** False once no published version has it: its data stays, nothing is added. */
  readonly live: boolean;
  /** Hashes of all versions that have it, the newest first. */
  readonly versions: readonly string[];
  readonly measures: readonly DerivedMeasure[];
  readonly dimensions: readonly DerivedDimension[];
}

/** A report that follows from a flow. `packages/reports` makes report definitions of these. */
export type DerivedReport =
  /** Ways out of a node: counted as `node_count` (flow, version, node, exit). `funnel` is drawn as one. */
  | (DerivedReportBase & { readonly kind: 'funnel' | 'count'; readonly ports: readonly ReportPort[] })
  /**
   * A question with a score: counted as `satisfaction_count` (flow, node, question). The same node with another question
   * is another report.
   */
  | (DerivedReportBase & { readonly kind: 'satisfaction'; readonly question: string; readonly scoreMax: number })
  /** A field that agents fill in: counted as `form_count` (flow, node, variable). Never of a variable that is sensitive. */
  | (DerivedReportBase & {
      readonly kind: 'form_field';
      readonly variable: string;
      readonly fieldKind: SeatFormField['kind'];
      /** It says what the call was about. */
      readonly disposition: boolean;
      /** Of a `choice` and of `yes_no` (`true`, `false`); empty otherwise. */
      readonly options: readonly ReportOption[];
    });

export interface DerivedScreens {
  readonly screensVersion: number;
  /** One for each version that calls can get, in the order of the sources. */
  readonly seat: readonly DerivedSeat[];
  readonly floor: readonly FloorTile[];
  readonly reports: readonly DerivedReport[];
}
