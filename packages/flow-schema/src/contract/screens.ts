import type { Text } from '../text.ts';

/** A value that can be chosen, and what it is called. */
export interface SeatOption {
  readonly value: string;
  readonly label: Text;
}

/** In what form a value is shown to the agent. */
export type SeatFieldForm =
  | { readonly kind: 'text' | 'number' | 'money' | 'phone' | 'date' | 'yes_no' | 'list' }
  /** One of these values, shown by its label. */
  | { readonly kind: 'choice'; readonly options: readonly SeatOption[] };

/** What a form takes beside the kind of a field. */
export interface SeatFieldRules {
  /** Of numbers. */
  readonly min?: number;
  readonly max?: number;
  /** Of text, in characters. */
  readonly lengthMax?: number;
  /** Of text: a regular expression that the whole of it has to match. */
  readonly pattern?: string;
  /** Says what would be right where the pattern does not match. */
  readonly patternHint?: Text;
}

/** One field of a form that an agent fills in. */
export interface SeatFormField {
  readonly variable: string;
  readonly label: Text;
  readonly kind: 'text' | 'multiline' | 'number' | 'yes_no' | 'choice' | 'date';
  /** Of a `choice`; empty otherwise. */
  readonly options: readonly SeatOption[];
  readonly required: boolean;
  readonly rules?: SeatFieldRules;
  /** Of a `choice`: it says what the call was about. */
  readonly disposition?: boolean;
}

/** What a node shows at the seat of the agent who has the call. */
export type SeatContribution =
  /** What the caller has told or the flow has found out. Without `form`, the declared type of the variable says how it is shown. */
  | { readonly kind: 'field'; readonly variable: string; readonly label: Text; readonly form?: SeatFieldForm }
  /** To be filled in by the agent once the call has passed the node. */
  | { readonly kind: 'form'; readonly title: Text; readonly fields: readonly SeatFormField[] }
  /** What the agent says to the caller, in the caller's language, once the call has passed the node. Templates of plain text with `{{ CEL }}`. */
  | {
      readonly kind: 'script';
      readonly title: Text;
      readonly texts: readonly { readonly language: string; readonly template: string }[];
    }
  /** A button that sends the call on to this node. `icon` is a lucide name; `confirm` is asked first, null asks nothing. */
  | { readonly kind: 'action'; readonly label: Text; readonly icon: string; readonly confirm: Text | null };

/** When a figure is shown as past its limit; null never. */
export interface FloorThresholds {
  readonly below: number | null;
  readonly above: number | null;
}

/** A tile of the floor. */
export type FloorContribution =
  | { readonly kind: 'queue'; readonly queueId: string }
  /** Calls of the flow: now, and today. */
  | { readonly kind: 'calls' }
  /** Today's answers to a question that the node asks. */
  | {
      readonly kind: 'score';
      readonly question: string;
      readonly scoreMax: number;
      readonly thresholds: FloorThresholds;
    }
  /** By which of these ports calls left the node today. */
  | { readonly kind: 'ways'; readonly label: Text; readonly ports: readonly string[] };

/** A report. Fields of forms have reports of their own without being named here. */
export type ReportContribution =
  /** The ways out of the node: `funnel` where most are meant to leave by the first, `count` otherwise. */
  | {
      readonly kind: 'funnel' | 'count';
      readonly id: string;
      readonly label: Text;
      readonly ports: readonly string[];
    }
  /** The scores of a question that the node asks. */
  | { readonly kind: 'satisfaction'; readonly question: string; readonly scoreMax: number };

/** What a node contributes to the screens that are derived from a flow. */
export interface ScreenContribution {
  readonly seat?: readonly SeatContribution[];
  readonly floor?: readonly FloorContribution[];
  readonly reports?: readonly ReportContribution[];
}
