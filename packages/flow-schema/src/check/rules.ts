import type { Rule } from './rule.ts';
import { agentMissing } from './rules/agent-missing.ts';
import { columnMissing } from './rules/column-missing.ts';
import { configInvalid } from './rules/config-invalid.ts';
import { credentialMissing } from './rules/credential-missing.ts';
import { edgeDangling } from './rules/edge-dangling.ts';
import { edgeIntoEntry } from './rules/edge-into-entry.ts';
import { edgeIntoNote } from './rules/edge-into-note.ts';
import { edgeIntoStart } from './rules/edge-into-start.ts';
import { edgePortUnknown } from './rules/edge-port-unknown.ts';
import { errorHandlerMissing } from './rules/error-handler-missing.ts';
import { expressionInvalid } from './rules/expression-invalid.ts';
import { flowMissing } from './rules/flow-missing.ts';
import { hoursMissing } from './rules/hours-missing.ts';
import { innerFlowMismatch } from './rules/inner-flow-mismatch.ts';
import { loopWhileSilent } from './rules/loop-while-silent.ts';
import { loopWithoutCaller } from './rules/loop-without-caller.ts';
import { noInputUnconnected } from './rules/no-input-unconnected.ts';
import { nodeCheck } from './rules/node-check.ts';
import { nodeIdTwice } from './rules/node-id-twice.ts';
import { nodeKindMismatch } from './rules/node-kind-mismatch.ts';
import { nodeOnlyWhileWaiting } from './rules/node-only-while-waiting.ts';
import { nodeTypeUnknown } from './rules/node-type-unknown.ts';
import { nodeUnreachable } from './rules/node-unreachable.ts';
import { numberUnbound } from './rules/number-unbound.ts';
import { portConnectedTwice } from './rules/port-connected-twice.ts';
import { portUnconnected } from './rules/port-unconnected.ts';
import { promptLanguageGap } from './rules/prompt-language-gap.ts';
import { promptMissing } from './rules/prompt-missing.ts';
import { promptValueUnfilled } from './rules/prompt-value-unfilled.ts';
import { queueMissing } from './rules/queue-missing.ts';
import { queueUnserved } from './rules/queue-unserved.ts';
import { recordingMissing } from './rules/recording-missing.ts';
import { scenarioOutdated } from './rules/scenario-outdated.ts';
import { secretInClear } from './rules/secret-in-clear.ts';
import { secretInPlainVariable } from './rules/secret-in-plain-variable.ts';
import { silenceEndless } from './rules/silence-endless.ts';
import { silenceLong } from './rules/silence-long.ts';
import { skillMissing } from './rules/skill-missing.ts';
import { startMissing } from './rules/start-missing.ts';
import { startTwice } from './rules/start-twice.ts';
import { tableMissing } from './rules/table-missing.ts';
import { variableLooksSecret } from './rules/variable-looks-secret.ts';
import { variableNameReserved } from './rules/variable-name-reserved.ts';
import { variableNotSensitive } from './rules/variable-not-sensitive.ts';
import { variableReadBeforeSet } from './rules/variable-read-before-set.ts';
import { variableTwice } from './rules/variable-twice.ts';
import { variableTypeMismatch } from './rules/variable-type-mismatch.ts';
import { variableUndeclared } from './rules/variable-undeclared.ts';
import { variableValueImpossible } from './rules/variable-value-impossible.ts';
import { waitingExitUnknown } from './rules/waiting-exit-unknown.ts';

/** Every rule, in the order in which their findings are listed. */
export const rules: readonly Rule[] = [
  startMissing,
  startTwice,
  nodeIdTwice,
  variableTwice,
  variableNameReserved,
  nodeTypeUnknown,
  nodeKindMismatch,
  configInvalid,
  nodeCheck,
  flowMissing,
  promptMissing,
  recordingMissing,
  credentialMissing,
  queueMissing,
  agentMissing,
  skillMissing,
  tableMissing,
  columnMissing,
  hoursMissing,
  edgeDangling,
  edgeIntoStart,
  edgeIntoNote,
  edgeIntoEntry,
  edgePortUnknown,
  portConnectedTwice,
  errorHandlerMissing,
  portUnconnected,
  noInputUnconnected,
  nodeUnreachable,
  nodeOnlyWhileWaiting,
  loopWithoutCaller,
  loopWhileSilent,
  silenceEndless,
  silenceLong,
  variableUndeclared,
  variableTypeMismatch,
  variableValueImpossible,
  variableReadBeforeSet,
  variableNotSensitive,
  secretInPlainVariable,
  secretInClear,
  variableLooksSecret,
  expressionInvalid,
  promptLanguageGap,
  promptValueUnfilled,
  innerFlowMismatch,
  waitingExitUnknown,
  queueUnserved,
  numberUnbound,
  scenarioOutdated,
];
