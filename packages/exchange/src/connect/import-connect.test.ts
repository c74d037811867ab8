import { describe, expect, it } from 'vitest';
import { judge, read } from '../testing/judge-import.ts';

const failed = (to: string) => [{ NextAction: to, ErrorType: 'NoMatchingError' }];
const language = {
  Version: '2019-10-30',
  StartAction: 'log',
  Metadata: {
    entryPointPosition: { x: 0, y: 0 },
    name: 'Bank',
    ActionMetadata: { hi: { position: { x: 200, y: 10 } }, log: { position: { x: 20, y: 10 } } },
  },
  Actions: [
    {
      Identifier: 'log',
      Type: 'UpdateFlowLoggingBehavior',
      Parameters: { FlowLoggingBehavior: 'Enabled' },
      Transitions: { NextAction: 'voice' },
    },
    {
      Identifier: 'voice',
      Type: 'UpdateContactTextToSpeechVoice',
      Parameters: { TextToSpeechVoice: 'Amy' },
      Transitions: { NextAction: 'hi' },
    },
    {
      Identifier: 'hi',
      Type: 'MessageParticipant',
      Parameters: { SSML: '<speak>Hello <break time="1s"/>$.Attributes.name, &amp; welcome.</speak>' },
      Transitions: { NextAction: 'look', Errors: failed('end') },
    },
    {
      Identifier: 'look',
      Type: 'InvokeLambdaFunction',
      Parameters: {
        LambdaFunctionARN: 'arn:aws:lambda:eu:1:function:find',
        LambdaInvocationAttributes: { phone: '$.CustomerEndpoint.Address' },
      },
      Transitions: { NextAction: 'vip', Errors: failed('end') },
    },
    {
      Identifier: 'vip',
      Type: 'Compare',
      Parameters: { ComparisonValue: '$.External.tier' },
      Transitions: {
        NextAction: 'menu',
        Conditions: [{ NextAction: 'gold', Condition: { Operator: 'Equals', Operands: ['gold'] } }],
        Errors: [{ NextAction: 'menu', ErrorType: 'NoMatchingCondition' }],
      },
    },
    {
      Identifier: 'gold',
      Type: 'UpdateContactTargetQueue',
      Parameters: { QueueId: 'Gold desk' },
      Transitions: { NextAction: 'join', Errors: failed('end') },
    },
    {
      Identifier: 'menu',
      Type: 'GetParticipantInput',
      Parameters: { Text: 'Press 1.', StoreInput: 'False', InputTimeLimitSeconds: '8' },
      Transitions: {
        NextAction: 'end',
        Conditions: [{ NextAction: 'pin', Condition: { Operator: 'Equals', Operands: ['1'] } }],
        Errors: [{ NextAction: 'round', ErrorType: 'InputTimeLimitExceeded' }, ...failed('end')],
      },
    },
    {
      Identifier: 'pin',
      Type: 'GetParticipantInput',
      Parameters: {
        Text: 'Your PIN',
        StoreInput: 'True',
        InputEncryption: { EncryptionKeyId: 'k' },
        InputValidation: { CustomValidation: { MaximumLength: '4' } },
      },
      Transitions: { NextAction: 'case', Errors: failed('end') },
    },
    {
      Identifier: 'round',
      Type: 'Loop',
      Parameters: { LoopCount: '2' },
      Transitions: {
        NextAction: 'end',
        Conditions: [
          { NextAction: 'menu', Condition: { Operator: 'Equals', Operands: ['ContinueLooping'] } },
          { NextAction: 'end', Condition: { Operator: 'Equals', Operands: ['DoneLooping'] } },
        ],
      },
    },
    {
      Identifier: 'case',
      Type: 'CreateCase',
      Parameters: { CaseTemplateId: 'T1' },
      Transitions: { NextAction: 'join', Errors: failed('end') },
    },
    {
      Identifier: 'join',
      Type: 'TransferContactToQueue',
      Parameters: {},
      Transitions: {
        NextAction: 'end',
        Errors: [{ NextAction: 'end', ErrorType: 'QueueAtCapacity' }, ...failed('end')],
      },
    },
    { Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} },
  ],
};

const reading = read({ ContactFlow: { Name: 'Bank', Content: JSON.stringify(language) } });
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const { document, report } = reading;
const node = (id: string) => document.nodes.find((one) => one.id === id);
const to = (id: string, port: string) => document.edges.find(({ from }) => from.node === id && from.port === port)?.to;

describe('a flow of Amazon Connect', () => {
  it('holds together and is found inside the answer of the API', () => {
    judge(reading);
    expect(document).toMatchObject({ name: 'Bank', languages: ['en-GB'] });
    expect(to('Start', 'next')).toBe('log');
  });

  it('speaks without speech marks', () => {
    expect(node('hi')?.config.prompt).toEqual([{ kind: 'text', text: { 'en-GB': 'Hello {{ name }}, & welcome.' } }]);
  });

  it('asks functions by HTTP and keeps what is read of their answer', () => {
    expect(node('look')).toMatchObject({
      type: 'http_request',
      config: {
        url: '',
        bodyJson: '{"phone": call.callerNumber}',
        results: [{ variable: 'tier', value: 'text(response.body.?tier.orValue(""))' }],
      },
    });
    expect(node('vip')).toMatchObject({
      config: { branches: [{ condition: { left: 'tier', operator: 'equals', right: 'gold' } }] },
    });
    expect([to('vip', 'match_1'), to('vip', 'else')]).toEqual(['gold', 'menu']);
  });

  it('makes menus, digits and loops', () => {
    expect(node('menu')).toMatchObject({ type: 'menu', config: { keys: [{ key: '1' }], timeoutMs: 8_000 } });
    expect([to('menu', '1'), to('menu', 'no_input'), to('menu', 'no_match')]).toEqual(['pin', 'round', 'end']);
    expect(node('pin')).toMatchObject({
      type: 'collect_digits',
      config: { digitsMax: 4, sensitive: true, variable: 'StoredCustomerInput' },
    });
    expect(document.variables.find(({ name }) => name === 'StoredCustomerInput')?.sensitive).toBe(true);
    expect([to('round', 'again'), to('round', 'done')]).toEqual(['menu', 'end']);
  });

  it('says which queue was meant where the call joins it', () => {
    expect(node('join')).toMatchObject({ type: 'queue', config: { queueId: '' } });
    expect(to('join', 'no_answer')).toBe('end');
    const joined = report.steps.find((step) => step.node === 'join');
    expect(joined?.remarks[0]?.en).toBe('Choose the queue that takes the place of: Gold desk.');
  });

  it('takes the queue of the same name where there is just one', () => {
    const queueOf = (names: readonly string[]) => {
      const found = read(
        language,
        'en',
        names.map((name) => ({ id: name, name })),
      );
      return found.ok ? found.document.nodes.find((one) => one.id === 'join')?.config.queueId : null;
    };
    expect(queueOf(['gold DESK', 'Other'])).toBe('gold DESK');
    expect(queueOf(['Gold desk', 'gold desk'])).toBe('');
    expect(queueOf([])).toBe('');
  });

  it('makes notes of the rest, grey where nobody notices', () => {
    expect(node('log')).toMatchObject({ type: 'note', config: { color: 'grey' } });
    expect(node('case')).toMatchObject({ type: 'note', config: { standsFor: 'CreateCase', color: 'yellow' } });
    expect(report.steps.filter(({ outcome }) => outcome === 'noted').map(({ node: id }) => id)).toEqual([
      'log',
      'case',
    ]);
  });
});

describe('an older console export', () => {
  const exported = {
    start: 'a',
    metadata: { name: 'Old', entryPointPosition: { x: 0, y: 0 } },
    modules: [
      {
        id: 'a',
        type: 'SetQueue',
        branches: [
          { condition: 'Success', transition: 'b' },
          { condition: 'Error', transition: 'z' },
        ],
        parameters: [{ name: 'Agent', value: 'LastAgent', namespace: 'External' }],
        metadata: { position: { x: 10, y: 20 } },
      },
      {
        id: 'b',
        type: 'GetUserInput',
        target: 'Digits',
        branches: [
          { condition: 'Evaluate', conditionType: 'Equals', conditionValue: '1', transition: 'c' },
          { condition: 'Timeout', transition: 'b' },
          { condition: 'NoMatch', transition: 'z' },
        ],
        parameters: [
          { name: 'Text', value: 'Hi $.External.First. Press 1.' },
          { name: 'Timeout', value: '5' },
        ],
      },
      {
        id: 'c',
        type: 'CheckAttribute',
        branches: [
          { condition: 'Evaluate', conditionType: 'Equals', conditionValue: 'yes', transition: 'd' },
          { condition: 'NoMatch', transition: 'z' },
        ],
        parameters: [
          { name: 'Attribute', value: 'known' },
          { name: 'Namespace', value: 'User Defined' },
        ],
      },
      {
        id: 'd',
        type: 'Transfer',
        target: 'Queue',
        branches: [
          { condition: 'AtCapacity', transition: 'z' },
          { condition: 'Error', transition: 'z' },
        ],
        parameters: [],
      },
      { id: 'z', type: 'Disconnect', branches: [], parameters: [] },
    ],
  };
  const old = read(exported, 'zh');

  it('reads as the flow language does', () => {
    judge(old);
    if (!old.ok) throw new Error('not read');
    const types = old.document.nodes.map(({ type }) => type);
    expect(old.report.format).toBe('amazon_connect_console');
    expect(types).toEqual(['start', 'set_variables', 'menu', 'condition', 'transfer_agent', 'hang_up', 'hang_up']);
    expect(old.document.nodes[3]?.config.branches).toMatchObject([{ condition: { left: 'known' } }]);
    expect(old.document.nodes[4]).toMatchObject({ config: { agentBy: 'expression', agent: 'LastAgent' } });
    expect(old.document.nodes[2]?.config.prompt).toMatchObject([{ text: { 'en-US': 'Hi {{ First }}. Press 1.' } }]);
  });
});
