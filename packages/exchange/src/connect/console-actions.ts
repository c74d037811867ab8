import type { Json, JsonObject } from '@patchbay/flow-schema';
import { textOf } from '../source/fields.ts';

type Parameters = readonly JsonObject[];

interface Action {
  readonly action: string;
  readonly settings: JsonObject;
}

/** Values of the console: plain, or the name of an attribute in a namespace. */
function settingOf(parameter: JsonObject | undefined): string {
  const value = textOf(parameter, 'value');
  const namespace = textOf(parameter, 'namespace');
  if (value === '') return textOf(parameter, 'resourceName');
  return reference(namespace, value) ?? value;
}

const systemNames: Readonly<Record<string, string>> = {
  'Customer Number': '$.CustomerEndpoint.Address',
  'Dialed Number': '$.SystemEndpoint.Address',
  'Stored customer input': '$.StoredCustomerInput',
  'Queue Name': '$.Queue.Name',
  Channel: '$.Channel',
};

/** How the flow language writes an attribute; null for no namespace. */
export function reference(namespace: string, name: string): string | null {
  if (namespace === 'External') return `$.External.${name}`;
  if (namespace === 'User Defined') return `$.Attributes.${name}`;
  if (namespace === 'System') return systemNames[name] ?? `$.System.${name.replace(/\s+/g, '')}`;
  if (namespace === 'Lex') return `$.Lex.${name}`;
  return null;
}

function one(parameters: Parameters, name: string): JsonObject | undefined {
  return parameters.find((parameter) => textOf(parameter, 'name') === name);
}

function message(parameters: Parameters): JsonObject {
  const audio = one(parameters, 'AudioPrompt') ?? one(parameters, 'PromptId');
  if (audio !== undefined) return { PromptId: textOf(audio, 'resourceName') || settingOf(audio) };
  const text = settingOf(one(parameters, 'Text'));
  return textOf(one(parameters, 'TextToSpeechType'), 'value') === 'ssml' ? { SSML: text } : { Text: text };
}

function digits(parameters: Parameters, stored: boolean): JsonObject {
  const most = textOf(one(parameters, 'MaxDigits'), 'value');
  return {
    ...message(parameters),
    StoreInput: stored ? 'True' : 'False',
    InputTimeLimitSeconds: textOf(one(parameters, 'Timeout'), 'value'),
    ...(most === '' ? {} : { InputValidation: { CustomValidation: { MaximumLength: most } } }),
  };
}

function attributes(parameters: Parameters): JsonObject {
  const named = parameters.filter((parameter) => textOf(parameter, 'key') !== '');
  return Object.fromEntries(named.map((parameter): [string, Json] => [textOf(parameter, 'key'), settingOf(parameter)]));
}

function queue(parameters: Parameters): JsonObject {
  const agent = one(parameters, 'Agent');
  if (agent !== undefined) return { AgentId: settingOf(agent) };
  const wanted = one(parameters, 'Queue');
  return { QueueId: textOf(wanted, 'resourceName') || settingOf(wanted) };
}

const actions: Readonly<Record<string, (parameters: Parameters, target: string) => Action>> = {
  PlayPrompt: (all) => ({ action: 'MessageParticipant', settings: message(all) }),
  PlayAudio: (all) => ({ action: 'MessageParticipant', settings: message(all) }),
  LoopPrompts: (all) => ({
    action: 'MessageParticipantIteratively',
    settings: {
      Messages: [message(all)],
      InterruptFrequencySeconds: textOf(one(all, 'Interrupt') ?? one(all, 'InterruptFrequencySeconds'), 'value'),
    },
  }),
  Disconnect: () => ({ action: 'DisconnectParticipant', settings: {} }),
  Transfer: (all, target) => transfer(all, target),
  TransferToFlow: (all) => transfer(all, 'Flow'),
  CheckAttribute: (all) => ({
    action: 'Compare',
    settings: {
      ComparisonValue:
        reference(textOf(one(all, 'Namespace'), 'value'), textOf(one(all, 'Attribute'), 'value')) ??
        textOf(one(all, 'Attribute'), 'value'),
    },
  }),
  InvokeExternalResource: (all) => ({
    action: 'InvokeLambdaFunction',
    settings: {
      LambdaFunctionARN: settingOf(one(all, 'FunctionArn')),
      InvocationTimeLimitSeconds: textOf(one(all, 'TimeLimit'), 'value'),
      LambdaInvocationAttributes: attributes(all),
    },
  }),
  SetQueue: (all) => ({ action: 'UpdateContactTargetQueue', settings: queue(all) }),
  SetAttributes: (all) => ({ action: 'UpdateContactAttributes', settings: { Attributes: attributes(all) } }),
  SetLoggingBehavior: () => ({ action: 'UpdateFlowLoggingBehavior', settings: {} }),
  GetUserInput: (all, target) =>
    target === 'Lex'
      ? { action: 'ConnectParticipantWithLexBot', settings: message(all) }
      : { action: 'GetParticipantInput', settings: digits(all, false) },
  StoreUserInput: (all) => ({ action: 'GetParticipantInput', settings: digits(all, true) }),
  StoreCustomerInput: (all) => ({ action: 'GetParticipantInput', settings: digits(all, true) }),
  Loop: (all) => ({ action: 'Loop', settings: { LoopCount: settingOf(one(all, 'LoopCount')) } }),
  SetVoice: (all) => ({
    action: 'UpdateContactTextToSpeechVoice',
    settings: { TextToSpeechVoice: settingOf(one(all, 'GlobalVoice') ?? one(all, 'Voice')) },
  }),
  Resume: () => ({ action: 'EndFlowExecution', settings: {} }),
  ResumeContact: () => ({ action: 'EndFlowExecution', settings: {} }),
  CheckHoursOfOperation: (all) => ({
    action: 'CheckHoursOfOperation',
    settings: { HoursOfOperationId: textOf(one(all, 'Hours'), 'resourceName') || settingOf(one(all, 'Hours')) },
  }),
  UpdateRoutingPriority: (all) => ({
    action: 'UpdateContactRoutingBehavior',
    settings: { QueuePriority: textOf(one(all, 'Priority') ?? one(all, 'QueuePriority'), 'value') },
  }),
  Wait: (all) => ({
    action: 'Wait',
    settings: { TimeLimitSeconds: textOf(one(all, 'Timeout') ?? one(all, 'TimeLimit'), 'value') },
  }),
  PercentileBranching: () => ({ action: 'DistributeByPercentage', settings: {} }),
  SetCallBackNumber: (all) => ({
    action: 'UpdateContactCallbackNumber',
    settings: { CallbackNumber: settingOf(one(all, 'CallBackNumber') ?? all[0]) },
  }),
};

function transfer(all: Parameters, target: string): Action {
  if (target === 'Flow') {
    const flow = one(all, 'ContactFlowId');
    return {
      action: 'TransferToFlow',
      settings: { ContactFlowId: textOf(flow, 'resourceName') || textOf(flow, 'value') },
    };
  }
  if (target === 'PhoneNumber') {
    return {
      action: 'TransferParticipantToThirdParty',
      settings: { ThirdPartyPhoneNumber: settingOf(one(all, 'PhoneNumber') ?? one(all, 'TransferTo')) },
    };
  }
  return { action: 'TransferContactToQueue', settings: {} };
}

/** What a module of the console is called, and how it is set, in the flow language. */
export function actionOf(type: string, target: string, parameters: Parameters): Action {
  const translate = Object.hasOwn(actions, type) ? actions[type] : undefined;
  return translate?.(parameters, target) ?? { action: type, settings: attributes(parameters) };
}
