import type { SkillRing } from '../contract/routing.ts';
import type { FlowVariable } from '../document/flow-document.ts';

/** A published prompt of the library. */
export interface PromptFacts {
  /** The languages in which it says something, with how long that takes where it is known. */
  readonly durationMsByLanguage: Readonly<Record<string, number | null>>;
  /** The names of the values that it reads out; left out: none. */
  readonly values?: readonly string[];
}

/** A queue and those who serve it. */
export interface QueueFacts {
  readonly rings: readonly SkillRing[];
  /** The skills of each agent who serves it, by skill id, with their level. */
  readonly agents: readonly Readonly<Record<string, number>>[];
}

/** A published flow that another can enter. */
export interface InnerFlowFacts {
  /** Its input and output variables. */
  readonly variables: readonly FlowVariable[];
  /** The names by which it, or a flow that it enters, leaves the queue in which it is heard. */
  readonly exits?: readonly string[];
}

/** What the analysis may know of the centre outside the document; a part that is absent is not checked. */
export interface AnalysisFacts {
  /** Published flows that can be entered. */
  readonly flowIds?: ReadonlySet<string>;
  readonly promptIds?: ReadonlySet<string>;
  readonly audioIds?: ReadonlySet<string>;
  readonly credentialIds?: ReadonlySet<string>;
  readonly queueIds?: ReadonlySet<string>;
  readonly agentIds?: ReadonlySet<string>;
  readonly skillIds?: ReadonlySet<string>;
  /** Published lookup tables, with the ids of the columns that calls find in them. */
  readonly tables?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Published opening hours. */
  readonly hoursIds?: ReadonlySet<string>;
  readonly innerFlows?: ReadonlyMap<string, InnerFlowFacts>;
  readonly prompts?: ReadonlyMap<string, PromptFacts>;
  /** How long the recordings are. */
  readonly audioMs?: ReadonlyMap<string, number>;
  readonly queues?: ReadonlyMap<string, QueueFacts>;
  /** Numbers that lead to a flow; false where that flow was never published. */
  readonly numbers?: ReadonlyMap<string, boolean>;
  /** Short codes that a dial rule allows by exactly this code. */
  readonly shortCodes?: ReadonlySet<string>;
  /** True where numbers lead to this flow: its callers come from no queue. */
  readonly answersNumbers?: boolean;
  /** True where other flows enter this one: the language of the call is theirs. */
  readonly enteredByFlows?: boolean;
}
