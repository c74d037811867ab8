import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, read } from './testing/judge-import.ts';

const name = fc.constantFrom('a', 'b', 'c', 'A b', '', '__proto__x', 'x'.repeat(300), '流程', 'call', 'gone');
const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '{{flow.variables.a}} {{ widgets.b.parsed.c.d | upcase }} {% if x %}',
    '{{widgets.a.Digits}}',
    '{{widgets.b.parsed["x y"][0].z}}',
    '{{ "}}" }} {{{{ }}}}',
    '$.Attributes.a and $.External.b.c. $.StoredCustomerInput',
    "$.Attributes['it''s'] $.",
    '"; drop',
    '\u0000\ud800',
    '<speak>a<break/>{{b}} &lt;',
    '-1',
    '1e9',
    'x'.repeat(5_000),
  ),
);
const leaf = fc.oneof(
  hostile,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 2 }),
);
const point = fc.record({ x: leaf, y: fc.oneof(fc.integer({ min: -3_000, max: 3_000 }), leaf) });

const widgetTypes =
  'trigger say-play gather-input-on-call split-based-on set-variables make-http-request run-function connect-call-to send-to-flex enqueue-call record-voicemail run-subflow send-message mystery';
const events =
  'incomingCall incomingMessage audioComplete keypress speech timeout match noMatch next success fail failed callCompleted callComplete recordingComplete noAudio completed';
const one = (words: string) => fc.constantFrom(...words.split(' '));
const condition = fc.record({
  type: one('equal_to contains regex is_blank matches_any_of odd'),
  value: fc.oneof(hostile, one('1 2 #')),
  arguments: fc.array(fc.oneof(hostile, fc.constant('{{widgets.a.Digits}}')), { maxLength: 2 }),
  friendly_name: hostile,
});
const state = fc.record({
  name: fc.oneof(name, leaf),
  type: fc.oneof(one(widgetTypes), leaf),
  transitions: fc.oneof(
    fc.array(
      fc.record(
        { event: one(events), next: fc.oneof(name, leaf), conditions: fc.array(condition, { maxLength: 3 }) },
        { requiredKeys: ['event'] },
      ),
      { maxLength: 5 },
    ),
    leaf,
  ),
  properties: fc.oneof(
    fc
      .dictionary(
        one(
          'say play loop language timeout finish_on_key number_of_digits input url method body content_type noun to caller_id workflow attributes flow_sid max_length',
        ),
        fc.oneof(leaf, one('1 # en-US POST number sip')),
        { maxKeys: 8 },
      )
      .map((properties) => ({
        ...properties,
        offset: { x: 0, y: 0 },
        parameters: [{ key: 'a', value: '{{flow.data.z}}' }],
        variables: [{ key: 'v 1', value: '{{flow.variables.a}}' }],
      })),
    leaf,
  ),
});
const twilio = fc.record({ states: fc.array(state, { maxLength: 12 }), initial_state: name, description: leaf });

const actionTypes =
  'MessageParticipant MessageParticipantIteratively GetParticipantInput Compare DisconnectParticipant InvokeLambdaFunction UpdateContactAttributes UpdateFlowAttributes UpdateContactTargetQueue TransferContactToQueue TransferToFlow InvokeFlowModule TransferParticipantToThirdParty Loop Wait CheckHoursOfOperation UpdateContactTextToSpeechVoice UpdateContactRecordingBehavior UpdateContactRoutingBehavior UpdateContactCallbackNumber EndFlowExecution UpdateFlowLoggingBehavior CreateCase';
const settings = fc
  .dictionary(
    one(
      'Text SSML PromptId StoreInput InputTimeLimitSeconds ComparisonValue LambdaFunctionARN QueueId AgentId ContactFlowId LoopCount TimeLimitSeconds TextToSpeechVoice QueuePriority CallbackNumber ThirdPartyPhoneNumber',
    ),
    fc.oneof(leaf, one('True 3 Joanna Zhiyu')),
    { maxKeys: 6 },
  )
  .map((given) => ({
    Attributes: { a: '$.External.x', 'b c': 1 },
    LambdaInvocationAttributes: { 'k"': '$.Attributes.a' },
    Messages: [{ Text: 'hi' }],
    ...given,
  }));
const way = fc.record({
  NextAction: fc.oneof(name, leaf),
  ErrorType: one('NoMatchingError NoMatchingCondition InputTimeLimitExceeded QueueAtCapacity'),
  Condition: fc.record({
    Operator: one('Equals NumberGreaterThan Odd'),
    Operands: fc.array(fc.oneof(hostile, one('1 2 ContinueLooping DoneLooping True')), { maxLength: 2 }),
  }),
});
const connect = fc.record({
  Version: fc.constant('2019-10-30'),
  StartAction: name,
  Metadata: fc.record({ ActionMetadata: fc.dictionary(name, fc.record({ position: point })), name: leaf }),
  Actions: fc.array(
    fc.record({
      Identifier: fc.oneof(name, leaf),
      Type: fc.oneof(one(actionTypes), leaf),
      Parameters: fc.oneof(settings, leaf),
      Transitions: fc.oneof(
        fc.record({
          NextAction: name,
          Conditions: fc.array(way, { maxLength: 4 }),
          Errors: fc.array(way, { maxLength: 4 }),
        }),
        leaf,
      ),
    }),
    { maxLength: 12 },
  ),
});
const moduleTypes =
  'PlayPrompt LoopPrompts Disconnect Transfer CheckAttribute InvokeExternalResource SetQueue SetAttributes SetLoggingBehavior GetUserInput StoreUserInput Loop SetVoice Resume CheckHoursOfOperation UpdateRoutingPriority Wait CheckStaffing';
const branch = fc.record({
  condition: one('Success Error Evaluate NoMatch Timeout Looping Complete True False AtCapacity'),
  conditionType: one('Equals LessThan Odd'),
  conditionValue: leaf,
  transition: fc.oneof(name, leaf),
});
const parameter = fc.record({
  name: one(
    'Text AudioPrompt Attribute Namespace Queue Agent FunctionArn Parameter LoopCount GlobalVoice Timeout MaxDigits ContactFlowId',
  ),
  value: leaf,
  key: name,
  namespace: fc.constantFrom('External', 'User Defined', 'System', null),
  resourceName: leaf,
});
const console = fc.record({
  start: name,
  modules: fc.array(
    fc.record({
      id: fc.oneof(name, leaf),
      type: fc.oneof(one(moduleTypes), leaf),
      target: one('Queue Flow Digits Lex PhoneNumber'),
      branches: fc.oneof(fc.array(branch, { maxLength: 5 }), leaf),
      parameters: fc.oneof(fc.array(parameter, { maxLength: 5 }), leaf),
      metadata: fc.record({ position: point }),
    }),
    { maxLength: 12 },
  ),
  metadata: fc.oneof(fc.record({ name: leaf }), leaf),
});

describe('any JSON gives a report or a flow that holds together', () => {
  it.each([
    ['anything', fc.jsonValue({ maxDepth: 6 })],
    ['what looks like a Studio flow', twilio],
    ['what looks like a Connect flow', connect],
    ['what looks like a console export', console],
  ])('%s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary as fc.Arbitrary<unknown>, (source) => judge(read(source))),
      { numRuns: 120 },
    );
  });

  it('text that is not JSON', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reading = read(text);
        judge(reading);
        return reading.ok === false;
      }),
      { numRuns: 300 },
    );
    expect(read('{"states": [').ok).toBe(false);
  });
});
