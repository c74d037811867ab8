import type * as z from 'zod';
import type { FlowKind, VariableType } from '../document/flow-document.ts';
import type { Condition, ConditionResult } from '../expressions/condition.ts';
import type { Json, JsonObject } from '../json.ts';
import type { PromptContent } from '../prompts/prompt-content.ts';
import type { MaybeSensitive } from '../sensitive.ts';
import type { Locale, Text } from '../text.ts';
import type { CommandBody, PlaybackItem } from './command.ts';
import type { EventOf, EventType } from './event.ts';
import type { ExpressionUse } from './expression-use.ts';
import type { SkillRing } from './routing.ts';
import type { ScreenContribution } from './screens.ts';

/** A way out of a node. An optional port may stay unconnected: the run then follows the engine's default for it. */
export interface PortDeclaration {
  readonly id: string;
  readonly label: Text;
  readonly optional?: boolean;
  /** Of an optional port: leaving by it unconnected is a failure instead of the end of the flow. */
  readonly unconnected?: 'fails';
}

/** A variable that a node fills in; `sensitive` asks the checks to see that the variable is declared so. */
export interface VariableWrite {
  readonly variable: string;
  readonly type: VariableType | 'any';
  readonly sensitive?: boolean;
  /** The ports after which it is set for certain; absent: after all of them. */
  readonly by?: readonly string[];
  /** The output of another flow that it comes from. */
  readonly from?: { readonly flowId: string; readonly output: string };
}

/**
 * What a visit of a node is like for the caller. The analysis of a flow takes loops, silence and waiting times from it; a type
 * that says nothing of itself takes no time and is not heard.
 */
export interface VisitFacts {
  /** Ports by which a call leaves only once a person acted: the caller pressed a key or spoke, an agent talked with them. */
  readonly actedPorts?: readonly string[];
  /** Ports that are taken so often and no more in one round: a loop over them comes to its end. */
  readonly countedPorts?: readonly string[];
  /** What is heard during one attempt, one after the other. */
  readonly heard?: readonly PromptContent[];
  /** The longest that one attempt takes beside what is heard; `'endless'` where nothing but a person ends it. */
  readonly waitMsMax?: number | 'endless';
  /** How many attempts there are before the call leaves without anybody having acted. */
  readonly attemptsMax?: number;
  /** Music, ringing or a tone fills the waiting: it is no silence. */
  readonly sounds?: boolean;
  /** It waits for the caller to do something. */
  readonly listens?: boolean;
  /** The most keys that a caller has to press here to get on. */
  readonly keysMax?: number;
  /** The caller chooses between ways here: counts for the depth of menus. */
  readonly chooses?: boolean;
  /** Here the caller comes to a person. */
  readonly person?: boolean;
  /** The language of the call from here on. */
  readonly language?: string;
  /** The queue that is joined; `rings` null leaves the wanted skills to the queue. */
  readonly queue?: { readonly queueId: string; readonly rings: readonly SkillRing[] | null };
  /** The flow that is heard here while waiting, and the names of the exits that it may leave by; `field` is the list of them in the config, each with `id` and `label`. */
  readonly waiting?: { readonly flowId: string; readonly exits: readonly string[]; readonly field: string };
  /** The number that is called, as a template. */
  readonly dials?: { readonly field: readonly (string | number)[]; readonly number: string };
}

/** A failure: not the caller's doing and not a bug. Leaves by `failed`, the flow's error handler, or the polite default. */
export interface Failure {
  readonly code: string;
  /** For people who run the flow; never heard by a caller. */
  readonly message: string;
}

/** What a node decides after looking at an event. Made by the context's methods of the same names. */
export type Decision =
  | { readonly kind: 'stay'; readonly state: string; readonly data: JsonObject }
  | { readonly kind: 'leave'; readonly port: string }
  | { readonly kind: 'fail'; readonly failure: Failure }
  | {
      readonly kind: 'enter_flow';
      readonly flowId: string;
      readonly inputs: Record<string, MaybeSensitive<Json>>;
      readonly state: string;
      readonly data: JsonObject;
    }
  /** `exit` names by which way a sub-flow is left; the node that entered it learns of it when it is resumed. */
  | { readonly kind: 'end_run'; readonly reason: 'hung_up' | 'completed'; readonly exit?: string }
  /** Goes on at a node of the same flow that no edge leads to: an `agent_action` that was pressed. */
  | { readonly kind: 'go_to'; readonly nodeId: string };

/**
 * What the next queues and agents of this call are told beside what their own nodes say; null where nothing was decided.
 * Belongs to the call, not to a flow: a sub-flow may decide it.
 */
export interface ContactTerms {
  readonly priority: number | null;
  readonly vip: boolean | null;
  readonly rings: readonly SkillRing[] | null;
  /** Heard by the next agent before being connected; empty for what their own node says. */
  readonly whisper: readonly PlaybackItem[];
}

/** What is known of the call from outside. Hostile text: show and compare it, never evaluate it. */
export interface CallFacts {
  readonly direction: 'inbound' | 'outbound';
  readonly callerNumber: string;
  readonly callerName: string;
  readonly calledNumber: string;
}

export type Evaluated =
  | { readonly ok: true; readonly value: MaybeSensitive<Json> }
  | { readonly ok: false; readonly failure: Failure };
export type Rendered =
  | { readonly ok: true; readonly text: MaybeSensitive<string> }
  | { readonly ok: false; readonly failure: Failure };
export type Resolved =
  | { readonly ok: true; readonly items: PlaybackItem[] }
  | { readonly ok: false; readonly failure: Failure };

/** All that a node may see and do during one event. Nothing in it survives the event; what must is in the state's data. */
export interface NodeContext<Config> {
  readonly config: Config;
  readonly nodeId: string;
  readonly runId: string;
  /** Epoch milliseconds, an argument of the step. */
  readonly now: number;
  readonly call: CallFacts;
  readonly answered: boolean;
  readonly language: string;
  /** The data that the current state was entered with; empty in `enter`. */
  readonly data: JsonObject;
  /** The sequence number that the next command will get: `runId.nextSeq` read in `enter` is a name that no other visit has. */
  readonly nextSeq: number;
  /** Emits a command and returns its sequence number. */
  emit(command: CommandBody): number;
  /** The value of a declared variable; null when nothing was set. */
  read(variable: string): MaybeSensitive<Json>;
  /** Sets a declared variable, converting to its type. An impossible conversion is returned as a failure, and nothing is set. */
  set(variable: string, value: MaybeSensitive<Json>): Failure | null;
  setLanguage(language: string): void;
  /** Evaluates a CEL expression over the variables, `call` and `now`. `extra` adds names for this evaluation only. */
  evaluate(expression: string, extra?: Record<string, MaybeSensitive<Json>>): Evaluated;
  /** Fills in a template of plain text with `{{ CEL }}`. */
  render(template: string, extra?: Record<string, MaybeSensitive<Json>>): Rendered;
  /** Whether a clicked condition holds, over the same names as `evaluate`. */
  holds(condition: Condition): ConditionResult;
  /** Turns prompt content into what is to be played, in the run's language. `extra` adds names, as in `evaluate`. */
  resolvePrompt(content: PromptContent, extra?: Record<string, MaybeSensitive<Json>>): Resolved;
  stay(state: string, data?: JsonObject): Decision;
  leave(port: string): Decision;
  fail(code: string, message: string): Decision;
  enterFlow(flowId: string, inputs: Record<string, MaybeSensitive<Json>>, state: string, data?: JsonObject): Decision;
  endRun(reason: 'hung_up' | 'completed', exit?: string): Decision;
  goTo(nodeId: string): Decision;
  /** What was decided for the next queues and agents of this call. */
  readonly contactTerms: ContactTerms;
  /** Decides some of it; what is not named stays. */
  setContactTerms(terms: Partial<ContactTerms>): void;
  /** The nearest place in a queue that this flow, as the waiting flow of a queue node, belongs to: its `queue.join`; null where there is none. */
  readonly waitingIn: { readonly join: number; readonly queueId: string } | null;
}

/** A handled pair of state and event, or one that is ignored by name. */
export type Transition<Config, T extends EventType> =
  | ((context: NodeContext<Config>, event: EventOf<T>) => Decision)
  | 'ignored';
/** Every event that can reach a node while it waits; the engine itself takes `run.*`, `form.filled` and `call.answered`/`call.failed`. */
export type NodeEventType = Exclude<
  EventType,
  'run.started' | 'run.cancelled' | 'node.abandoned' | 'call.answered' | 'call.failed' | 'form.filled'
>;
/** Per state, the events that mean something there. What is not listed is ignored with a trace entry, never an error. */
export type TransitionTable<Config> = {
  readonly [state: string]: { readonly [T in NodeEventType]?: Transition<Config, T> };
};

export interface NodeMigration {
  readonly from: number;
  readonly name: string;
  /** Takes the config as version `from` wrote it and returns it as version `from + 1` reads it. */
  migrate(config: JsonObject): JsonObject;
}

/**
 * One node type. Palette entry, property form, checks, run, simulator, documentation and derived screens all come from
 * this one declaration.
 */
export interface NodeType<Config = unknown> {
  readonly type: string;
  readonly version: number;
  readonly category: 'start_end' | 'caller' | 'logic' | 'data' | 'connect' | 'agents' | 'note';
  /** True where the run gets here without an edge, by `goTo`: no edge may lead to it. */
  readonly entry?: boolean;
  /** True where it only works in a flow that callers hear while they wait in a queue. */
  readonly onlyWhileWaiting?: boolean;
  /** A lucide icon name in kebab case. */
  readonly icon: string;
  readonly kinds: readonly FlowKind[];
  readonly label: Text;
  readonly help: Text;
  /** Words people may type to find it, beside its label. */
  readonly keywords: readonly string[];
  /** Every field carries `.meta(field({...}))`, see `fieldMeta`. Must parse `{}` into a usable default or list what is missing. */
  readonly config: z.ZodType<Config>;
  /** Config for a node just dropped on the canvas. */
  defaults(languages: readonly string[]): JsonObject;
  ports(config: Config): readonly PortDeclaration[];
  /** `answered`: the engine answers the call before the node is entered. From the config: a menu always talks, a hang-up need not. */
  requires(config: Config): readonly ('answered' | 'call')[];
  writes(config: Config): readonly VariableWrite[];
  /** CEL expressions and templates in the config with the field they stand in, for the checks. */
  expressions(config: Config): readonly ExpressionUse[];
  /** For the analysis: how long it takes, what is heard, who acts. */
  visit?(config: Config): VisitFacts;
  /** One line in plain words for the card, e.g. "Says Welcome, waits 5 s for 1 to 4". */
  summary(config: Config, locale: Locale): string;
  /** True in states where what the caller enters is secret. */
  sensitiveInput?(config: Config): boolean;
  /** Counts against the loop guard only when it waits for the caller: such a visit resets the guard once the caller acts. */
  readonly states: readonly string[];
  enter(context: NodeContext<Config>): Decision;
  readonly on: TransitionTable<Config>;
  /** Continues after a sub-flow entered by `enterFlow` has come back, with its outputs and the port it ended on. */
  resume?(
    context: NodeContext<Config>,
    outcome: {
      readonly outputs: Record<string, MaybeSensitive<Json>>;
      readonly failure: Failure | null;
      readonly exit: string | null;
    },
  ): Decision;
  /**
   * Withdraws what the node has outstanding in the given state, e.g. `playback.stop`. Never optional. The engine withdraws
   * what is left afterwards and counts it as a defect of the node.
   */
  cancel(context: NodeContext<Config>, state: string): void;
  screens(config: Config): ScreenContribution;
  readonly migrations: readonly NodeMigration[];
  /** More checks than the schema can say. */
  check?(config: Config, languages: readonly string[]): readonly ConfigProblem[];
}

export interface ConfigProblem {
  readonly field: readonly (string | number)[];
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Text;
}

/** Keeps `Config` inferred while the registry holds node types of many configs. */
export function defineNodeType<Config>(type: NodeType<Config>): NodeType<Config> {
  return type;
}

/** How the registry hands node types around once their configs no longer matter. */
export interface NodeTypeRegistry {
  get(type: string): NodeType<never> | undefined;
  list(): readonly NodeType<never>[];
}
