/** What the shell counts and measures. The names are the metric names without the `patchbay_` prefix. */
export interface Meters {
  count(counter: CounterName, amount?: number, label?: string): void;
  observe(histogram: HistogramName, valueMs: number): void;
  set(gauge: GaugeName, value: number): void;
}

/** Each counter with its help text; a label, where there is one, is named in brackets. */
export const counters = {
  calls_total: 'Calls that arrived [result]',
  runs_ended_total: 'Runs that ended [reason]',
  steps_total: 'Events that runs took',
  commands_total: 'Commands carried out [type]',
  command_failures_total: 'Commands that ended in a failure [type]',
  late_answers_total: 'Answers that came for nothing outstanding [type]',
  mailbox_dropped_total: 'Events dropped because a mailbox was full [type]',
  journal_entries_total: 'Journal entries stored',
  journal_retries_total: 'Journal batches that had to be tried again',
  orphans_cleaned_total: 'Leftovers removed from Asterisk [kind]',
  runs_taken_over_total: 'Runs read back after a start or a takeover',
  live_dropped_total: 'Live messages that could not be published',
  bugs_total: 'Runs ended by a defect of the product',
  recordings_total: 'Recordings kept [result]',
  phones_pushed_total: 'Objects pushed to Asterisk [result]',
  rollouts_stopped_total: 'Roll-outs that stopped by themselves [rate]',
  routing_entries_total: 'Routing events stored',
  speech_failures_total: 'Texts that a speech provider did not say [code]',
} as const;

export const histograms = {
  journal_batch_ms: 'Time to store one journal batch',
  journal_wait_ms: 'Time from an event being taken to its entry being stored',
  step_ms: 'Time of one engine step',
  setup_ms: 'Time from an arriving call to its run being begun',
  routing_decision_ms: 'Time of one routing decision',
  routing_wait_ms: 'Time from a routing event being taken to its entry being stored',
  takeover_ms: 'Time from the lease to all runs going on',
} as const;

export const gauges = {
  live_runs: 'Runs held now',
  stuck_runs: 'Live runs of every runtime that do not go on by themselves',
  lease_held: '1 while this runtime holds the lease',
  telephony_connected: '1 while Asterisk is connected',
  trunks_unreachable: 'Enabled trunks whose far side does not answer',
  database_up: '1 while PostgreSQL answers',
  redis_up: '1 while Redis answers',
  journal_pending: 'Entries waiting to be stored',
} as const;

export type CounterName = keyof typeof counters;
export type HistogramName = keyof typeof histograms;
export type GaugeName = keyof typeof gauges;
