export { blocksPublishing, type CheckSurroundings, checkFlow } from './check/check-flow.ts';
export { reservedNames } from './check/check-names.ts';
export {
  type Command,
  type CommandBody,
  type CommandOf,
  type CommandType,
  commandAnswers,
  type DialDestination,
  type PlaybackItem,
} from './contract/command.ts';
export type {
  DialOutcome,
  EngineEvent,
  EventOf,
  EventType,
  HttpFailureCode,
  RecordingEnd,
  ScriptFailureCode,
} from './contract/event.ts';
export { type FieldMeta, field, type Widget } from './contract/field-meta.ts';
export {
  type CallFacts,
  type ConfigProblem,
  type Decision,
  defineNodeType,
  type Evaluated,
  type ExpressionUse,
  type Failure,
  type NodeContext,
  type NodeEventType,
  type NodeMigration,
  type NodeType,
  type NodeTypeRegistry,
  type PortDeclaration,
  type Rendered,
  type Resolved,
  type ScreenContribution,
  type Transition,
  type TransitionTable,
  type VariableWrite,
} from './contract/node-type.ts';
export { diffFlows, type FieldDifference, type FlowDifference } from './diff/diff-flows.ts';
export { applyChanges, sameEdge } from './document/apply-changes.ts';
export { canonicalFlow, canonicalJson, edgeKey, versionHash } from './document/canonical.ts';
export {
  type FlowDocument,
  type FlowEdge,
  type FlowKind,
  type FlowLayout,
  type FlowNode,
  type FlowVariable,
  flowDocumentSchema,
  flowEdgeSchema,
  flowKindSchema,
  flowLayoutSchema,
  flowLimits,
  flowNodeSchema,
  flowSchemaVersion,
  flowVariableSchema,
  languageSchema,
  nodeIdSchema,
  portIdSchema,
  type VariableType,
  variableNameSchema,
  variableTypeSchema,
} from './document/flow-document.ts';
export { type FlowFileReading, readFlow, readFlowFile } from './document/flow-file.ts';
export { issueText } from './document/issue-text.ts';
export { flowJsonSchema } from './document/json-schema.ts';
export type { DocumentChange, Problem, ProblemPlace } from './document/problem.ts';
export type { Json, JsonObject } from './json.ts';
export {
  type PromptContent,
  type PromptPart,
  promptContentSchema,
  promptPartSchema,
  type SpokenForm,
  spokenFormSchema,
} from './prompts/prompt-content.ts';
export { isSensitive, type MaybeSensitive, reveal, type Sensitive, sensitive } from './sensitive.ts';
export type { Locale, Text } from './text.ts';
