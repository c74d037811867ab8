export type { AnalysisFacts } from './check/analysis-facts.ts';
export { analyseFlow, blocksPublishing, checkFlow, type FlowAnalysis } from './check/check-flow.ts';
export type { FlowFigures, WayFigures } from './check/figures.ts';
export { textMs } from './check/heard-time.ts';
export { type PromptNeed, promptNeeds } from './check/prompt-needs.ts';
export { reservedNames } from './check/rules/variable-name-reserved.ts';
export type { Announced } from './contract/announced.ts';
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
  Opening,
  RecordingEnd,
  ScriptFailureCode,
} from './contract/event.ts';
export type { ExpressionUse } from './contract/expression-use.ts';
export { type FieldMeta, field, type Widget } from './contract/field-meta.ts';
export {
  configFields,
  describeField,
  emptyValue,
  type Field,
  objectValue,
  type Shape,
  type UnionOption,
} from './contract/field-shape.ts';
export {
  type CallFacts,
  type ConfigProblem,
  type ContactTerms,
  type Decision,
  defineNodeType,
  type Evaluated,
  type Failure,
  type NodeContext,
  type NodeEventType,
  type NodeMigration,
  type NodeType,
  type NodeTypeRegistry,
  type PortDeclaration,
  type Rendered,
  type Resolved,
  type Transition,
  type TransitionTable,
  type VariableWrite,
  type VisitFacts,
} from './contract/node-type.ts';
export { reservedHeaders } from './contract/reserved-headers.ts';
export type {
  ContactAttribute,
  ContactOutcome,
  SkillRing,
  SkillWish,
  TransferTarget,
  WaitRange,
} from './contract/routing.ts';
export {
  type CallEndReason,
  callEndReasons,
  failedEndReasons,
  isFailedEnd,
  type RunEndReason,
  runEndReasons,
} from './contract/run-end.ts';
export type {
  FloorContribution,
  FloorThresholds,
  ReportContribution,
  ScreenContribution,
  SeatContribution,
  SeatFieldForm,
  SeatFieldRules,
  SeatFormField,
  SeatOption,
} from './contract/screens.ts';
export { type ChangePart, describeChanges, type FlowChange } from './diff/describe-changes.ts';
export { diffFlows, type FlowDifference } from './diff/diff-flows.ts';
export type { FieldDifference } from './diff/diff-values.ts';
export type { WordsOptions } from './diff/field-words.ts';
export type { ChangeDetail } from './diff/node-changes.ts';
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
  type VariableType,
  variableTypeSchema,
} from './document/flow-document.ts';
export { type FlowFileReading, type OuterJson, parseOuterJson, readFlow, readFlowFile } from './document/flow-file.ts';
export { languageSchema, nodeIdSchema, portIdSchema, variableNameSchema } from './document/identifiers.ts';
export { issueText } from './document/issue-text.ts';
export { flowJsonSchema } from './document/json-schema.ts';
export { migrateNodes } from './document/migrations.ts';
export type { DocumentChange, Problem, ProblemPlace } from './document/problem.ts';
export {
  type Compared,
  type ComparisonOperator,
  type Condition,
  type ConditionResult,
  comparedSchema,
  comparisonOperatorSchema,
  conditionExpressions,
  conditionSchema,
  isExpression,
  unaryOperators,
} from './expressions/condition.ts';
export { conditionSentence, operatorLabel } from './expressions/condition-sentence.ts';
export { type Converted, convertValue } from './expressions/convert-value.ts';
export { type LocalTime, localTime } from './expressions/date-functions.ts';
export { evaluateCondition } from './expressions/evaluate-condition.ts';
export {
  type EvaluationOptions,
  type ExpressionNames,
  evaluateExpression,
  type NameLookup,
} from './expressions/evaluate-expression.ts';
export type { ExpressionProblem, ExpressionProblemCode } from './expressions/expression-error.ts';
export { type ExpressionFunction, expressionFunctions } from './expressions/functions.ts';
export { expressionLimits } from './expressions/limits.ts';
export { type ParsedExpression, type ParseOutcome, parseExpression } from './expressions/parse-expression.ts';
export {
  type ExpressionType,
  type ExpressionTypes,
  expressionKeywords,
  staticCheck,
} from './expressions/static-check.ts';
export {
  parseTemplate,
  renderTemplate,
  staticCheckTemplate,
  type TemplateOutcome,
  type TemplatePart,
} from './expressions/template.ts';
export type { Json, JsonObject } from './json.ts';
export { type ConflictWords, describeConflict } from './merge/describe-conflict.ts';
export {
  conflictKey,
  type MergeChoices,
  type MergeConflict,
  type MergePlace,
  type MergeSide,
} from './merge/merge-conflict.ts';
export { type MergedFlow, type MergeOptions, mergeFlows, mergeLayouts } from './merge/merge-flows.ts';
export { mergeValue } from './merge/merge-value.ts';
export { sameJson } from './merge/same-json.ts';
export type { MergePath, Sides } from './merge/sides.ts';
export { searchFlow, type TextPlace } from './places/text-places.ts';
export { builtInVoiceId } from './prompts/built-in-voice.ts';
export { type FilledPiece, type FilledText, fillLibraryText, wordsKey } from './prompts/fill-library-text.ts';
export {
  type LibraryTextPiece,
  type LibraryTextReading,
  libraryTextValues,
  readLibraryText,
  writeLibraryValue,
} from './prompts/library-text.ts';
export {
  type PromptContent,
  type PromptPart,
  promptContentSchema,
  promptPartSchema,
  type SpokenForm,
  spokenFormSchema,
} from './prompts/prompt-content.ts';
export { type AudienceCaller, isInAudience, type RolloutAudience, rolloutAudienceSchema } from './rollout/audience.ts';
export { hashText } from './rollout/hash-text.ts';
export {
  defaultRolloutGuard,
  falseStopChanceMax,
  type GuardedRate,
  guardedRates,
  judgeRate,
  type RateVerdict,
  type RolloutFigures,
  type RolloutGuard,
  type RolloutOutcomes,
  rateOf,
  rateToStopFor,
  rolloutGuardSchema,
} from './rollout/judge-rollout.ts';
export { renameInScenario } from './scenarios/rename-variable.ts';
export {
  type Scenario,
  type ScenarioSound,
  type ScenarioStep,
  type ScenarioStepKind,
  type ScenarioStepOf,
  scenarioEndSchema,
  scenarioLimits,
  scenarioSchema,
  scenarioSoundSchema,
  scenarioStepSchema,
} from './scenarios/scenario.ts';
export { type ScenarioAnswer, scenarioAnswerSchema } from './scenarios/scenario-answer.ts';
export {
  type Calendar,
  holidayOn,
  isDate,
  isTimeZone,
  openingAt,
  type Span,
  type WallClock,
  type Weekday,
  weekdays,
} from './schedules/calendar.ts';
export {
  type HolidayRow,
  holidayColumns,
  readHolidayRow,
  readHourSpans,
  writeHolidayRow,
  writeHourSpans,
} from './schedules/holiday-rows.ts';
export { nextChange } from './schedules/next-change.ts';
export {
  calendarOf,
  type HolidayEntry,
  type HolidayListContent,
  type HoursContent,
  holidayListContentSchema,
  hoursContentSchema,
  scheduleProblems,
} from './schedules/schedule-content.ts';
export { type ActiveAnnouncement, type Concern, tellAnnouncements, tellHours } from './schedules/tell-hours.ts';
export { type Arranged, type Arrangement, arrange } from './screens/arrange.ts';
export { checkForm, type FormProblem, formTextLengthMax } from './screens/check-form.ts';
export { queueTileKey } from './screens/derive-floor.ts';
export { deriveScreens } from './screens/derive-screens.ts';
export {
  type DerivedDimension,
  type DerivedMeasure,
  type DerivedReport,
  type DerivedScreens,
  type DerivedSeat,
  type FloorTile,
  type ReportOption,
  type ReportPort,
  type ScreenSource,
  screensVersion,
} from './screens/derived-screens.ts';
export { fillScript, type ScriptPart } from './screens/fill-script.ts';
export { joinScreens } from './screens/join-screens.ts';
export {
  type SeatAction,
  type SeatField,
  type SeatForm,
  type SeatScreen,
  type SeatScript,
  seatScreenOf,
} from './screens/seat-screen.ts';
export { isSensitive, type MaybeSensitive, reveal, type Sensitive, sensitive } from './sensitive.ts';
export { speakValue } from './spoken/speak-value.ts';
export { type CellReading, plainKey, type RowReading, readCell, readRow, rowValues } from './tables/cell-value.ts';
export {
  type ColumnType,
  columnIdFor,
  columnIdSchema,
  columnTypes,
  shapeProblems,
  type TableCells,
  type TableColumn,
  type TableShape,
  tableColumnSchema,
  tableLimits,
  tableShapeSchema,
} from './tables/table-shape.ts';
export type { Locale, Text } from './text.ts';
export { findUses, type Use, type UsedKind, usedKinds, usesOfNode } from './uses/find-uses.ts';
export { replaceUse } from './uses/replace-use.ts';
export { type ColumnUse, tableColumnsOf } from './uses/table-columns.ts';
