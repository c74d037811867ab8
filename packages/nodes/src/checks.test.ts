import { checkFlow, type JsonObject } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from './registry.ts';
import { exampleOf, examples } from './testing/examples.ts';
import { flowAround, portsOf } from './testing/flow-around.ts';

const languages = ['en-US', 'zh-CN'];

/** The codes of what a type finds wrong with its example, changed like this. */
function problems(type: string, change: JsonObject = {}): readonly string[] {
  const nodeType = nodeTypes.get(type);
  if (nodeType === undefined) throw new Error(`There is no node type ${type}`);
  const config = nodeType.config.parse({ ...exampleOf(type).config, ...change }) as never;
  return (nodeType.check?.(config, languages) ?? []).map(
    ({ code, field, severity }) => `${severity === 'error' ? '' : `${severity} `}${code} ${field.join('.')}`,
  );
}

function summary(type: string, change: JsonObject, locale: 'en' | 'zh'): string | undefined {
  const nodeType = nodeTypes.get(type);
  return nodeType?.summary(nodeType.config.parse({ ...exampleOf(type).config, ...change }) as never, locale);
}

it.each([...examples.keys()])('finds nothing wrong with the example of %s', (type) => {
  expect(problems(type)).toEqual([]);
});

it.each([...examples.keys()].filter((type) => type !== 'note'))(
  'a flow around the example of %s may be published',
  (type) => {
    const { config, variables = [] } = exampleOf(type);
    // As inputs: around a single step nobody else puts anything into them.
    const given = variables.map((variable) => ({ ...variable, role: 'input' as const }));
    expect(checkFlow(flowAround(type, config, given), nodeTypes)).toEqual([]);
  },
);

it('finds an undeclared variable at the field that reads it', () => {
  const { config } = exampleOf('http_request');
  const found = checkFlow(flowAround('http_request', config, []), nodeTypes);
  expect(found.map(({ code, place }) => [code, place.kind === 'node' ? place.field?.join('.') : '']).sort()).toEqual([
    ['expression_unknown_name', 'url'],
    ['variable_undeclared', undefined],
    ['variable_undeclared', undefined],
  ]);
});

const english = [{ kind: 'text', text: { 'en-US': 'Hello' } }];

describe('what a type finds wrong', () => {
  it.each<[string, JsonObject, string[]]>([
    ['start', { language: 'de-DE' }, ['language_not_in_flow language']],
    ['set_variables', { language: 'de-DE' }, ['language_not_in_flow language']],
    [
      'set_variables',
      { assignments: [{}] },
      ['variable_not_chosen assignments.0.variable', 'expression_missing assignments.0.value'],
    ],
    ['say', { prompt: english }, ['prompt_language_missing prompt.0.text.zh-CN']],
    ['say', { prompt: [] }, ['warning prompt_empty prompt']],
    ['say', { prompt: [{ kind: 'prompt', promptId: '' }] }, ['prompt_not_chosen prompt.0']],
    ['say', { prompt: [{ kind: 'value', value: ' ', as: 'text' }] }, ['prompt_value_missing prompt.0.value']],
    [
      'say',
      { prompt: [{ kind: 'recording', audio: { 'en-US': 'a' } }] },
      ['prompt_language_missing prompt.0.audio.zh-CN'],
    ],
    ['menu', { keys: [] }, ['menu_without_keys keys']],
    ['menu', { keys: [{ key: '1' }, { key: '1' }] }, ['menu_key_repeated keys.1.key']],
    [
      'menu',
      { noInput: { retriesMax: 0, prompts: [{ prompt: english }] } },
      [
        'warning retry_prompts_unheard noInput.prompts',
        'prompt_language_missing noInput.prompts.0.prompt.0.text.zh-CN',
      ],
    ],
    [
      'collect_digits',
      { variable: '', digitsMin: 6 },
      ['variable_not_chosen variable', 'digits_range_empty digitsMin'],
    ],
    [
      'collect_digits',
      { confirm: { enabled: true, acceptKey: '2', correctKey: '2', prompt: [] } },
      ['warning prompt_empty confirm.prompt', 'confirm_keys_equal confirm.correctKey'],
    ],
    ['collect_digits', { confirm: { enabled: false, acceptKey: '2', correctKey: '2' } }, []],
    ['collect_digits', { pattern: '[0-9' }, ['pattern_invalid pattern']],
    [
      'record_message',
      { durationMsMin: 60_000, recordingVariable: '' },
      ['duration_range_empty durationMsMin', 'warning recording_not_kept recordingVariable'],
    ],
    ['transfer', { number: ' ' }, ['destination_missing number']],
    ['transfer', { number: 'reception' }, ['destination_invalid number']],
    ['transfer', { destinationKind: 'sip', sipAddress: 'desk' }, ['destination_invalid sipAddress']],
    ['transfer', { destinationKind: 'sip', sipAddress: 'sips:desk@example.com' }, []],
    ['condition', { branches: [] }, ['warning condition_without_branches branches']],
    [
      'condition',
      { branches: [{ id: 'else', condition: { kind: 'cel', expression: ' ' } }] },
      ['condition_missing branches.0.condition', 'branch_id_repeated branches.0.id'],
    ],
    ['opening_hours', { source: 'own', timeZone: 'Berlin' }, ['time_zone_unknown timeZone']],
    [
      'opening_hours',
      { source: 'own', weekly: [], holidays: [{ date: '2026-02-30' }] },
      ['warning never_open weekly', 'date_invalid holidays.0.date'],
    ],
    ['opening_hours', { source: 'own', weekly: [{ days: [] }] }, ['warning span_without_days weekly.0.days']],
    ['opening_hours', { hoursId: '' }, ['hours_not_chosen hoursId']],
    [
      'look_up',
      { tableId: '', key: ' ', results: [{ variable: '', column: '' }] },
      [
        'table_not_chosen tableId',
        'expression_missing key',
        'variable_not_chosen results.0.variable',
        'column_not_chosen results.0.column',
      ],
    ],
    ['loop_counter', { variable: '' }, ['variable_not_chosen variable']],
    [
      'ab_split',
      {
        branches: [
          { id: 'a', weight: 0 },
          { id: 'a', weight: 0 },
        ],
      },
      ['split_without_weight branches', 'branch_id_repeated branches.1.id'],
    ],
    [
      'queue',
      {
        queueId: '',
        exits: [{ label: '' }, { label: 'Out' }, { label: 'Out ' }],
        waiting: { inputs: [{ value: '1' }] },
        vipWhen: '',
        attributes: [{ name: 'a' }],
      },
      [
        'queue_not_chosen queueId',
        'variable_not_chosen waiting.inputs.0.name',
        'exit_without_name exits.0.label',
        'exit_repeated exits.2.label',
        'warning exits_without_flow exits',
        'expression_missing vipWhen',
        'expression_missing attributes.0.value',
      ],
    ],
    ['queue', { exits: [{ id: 'voicemail', label: 'Message' }] }, ['branch_id_repeated exits.0.id']],
    [
      'queue',
      {
        rings: [
          { afterMs: 10_000, wants: { all: [{ skill: '', levelMin: 1 }, { any: [] }] } },
          { afterMs: 10_000, wants: null },
        ],
      },
      [
        'skill_not_chosen rings.0.wants.all.0.skill',
        'skills_empty rings.0.wants.all.1',
        'ring_out_of_order rings.1.afterMs',
      ],
    ],
    ['queue', { skills: 'queue', rings: [{ afterMs: 0, wants: { all: [] } }] }, []],
    ['set_routing', { priority: '', vip: 'keep', skills: 'keep' }, ['warning nothing_to_set priority']],
    ['set_routing', { rings: [{ afterMs: 0, wants: { any: [] } }] }, ['skills_empty rings.0.wants']],
    ['leave_queue', { exit: ' ' }, ['exit_without_name exit']],
    ['transfer_agent', { agent: '' }, ['expression_missing agent']],
    ['transfer_agent', { agentBy: 'agent' }, ['agent_not_chosen agentId']],
    ['wait_music', { keys: [{ key: '1' }, { key: '1' }] }, ['menu_key_repeated keys.1.key']],
    [
      'announce_wait',
      { sayPosition: false, sayWait: false, waitPrompt: english },
      ['warning announces_nothing sayPosition', 'prompt_language_missing waitPrompt.0.text.zh-CN'],
    ],
    [
      'callback_offer',
      { changeKey: '1', numberPrompt: [], context: [{ label: 'Order' }] },
      ['warning prompt_empty numberPrompt', 'confirm_keys_equal changeKey', 'expression_missing context.0.value'],
    ],
    ['ask_satisfaction', { question: '' }, ['warning question_without_name question']],
    ['agent_action', { labelEn: '' }, ['action_without_label labelEn']],
    ['agent_form', { fields: [] }, ['warning form_without_fields fields']],
    [
      'agent_form',
      {
        fields: [
          { variable: 'reason', kind: 'choice' },
          { variable: 'reason', kind: 'choice', options: [{ value: 'a' }, { value: 'a' }] },
          {},
        ],
      },
      [
        'choice_without_options fields.0.options',
        'form_field_repeated fields.1.variable',
        'choice_value_unfit fields.1.options.1.value',
        'variable_not_chosen fields.2.variable',
      ],
    ],
    [
      'sub_flow',
      { flowId: '', inputs: [{ value: '1' }] },
      ['flow_not_chosen flowId', 'variable_not_chosen inputs.0.name'],
    ],
    [
      'http_request',
      { url: 'crm/customers', headers: [{ name: 'Host' }, { name: 'X A' }] },
      ['url_invalid url', 'header_reserved headers.0.name', 'header_name_invalid headers.1.name'],
    ],
    [
      'http_request',
      { url: '{{ base }}/customers', outcomes: [{ status: 404 }, { status: 404 }], bodyJson: '' },
      ['status_repeated outcomes.1.status', 'expression_missing bodyJson'],
    ],
    ['http_request', { method: 'GET', bodyJson: '' }, []],
    [
      'script',
      { source: 'return 1', inputs: [{ name: 'a b', value: '1' }] },
      ['script_without_default source', 'input_name_invalid inputs.0.name'],
    ],
  ])('%s with %j', (type, change, expected) => {
    expect(problems(type, change)).toEqual(expected);
  });
});

describe('what stands on the card', () => {
  it.each<[string, JsonObject, string, string]>([
    ['say', { prompt: english, interruptKeys: [] }, 'Says “Hello”', '播放“Hello”'],
    [
      'say',
      { prompt: english, interruptKeys: ['1', '2', '3', '#'] },
      'Says “Hello”, skipped by 1 to 3, #',
      '播放“Hello”，按 1 到 3、# 跳过',
    ],
    ['menu', {}, 'Says “Choose”, waits 5 s for 1, 2, *', '播放“请选择”，等待 5 秒按 1、2、*'],
    [
      'collect_digits',
      {},
      'Says “Number, please”, takes 3 to 5 digits into number, confirmed',
      '播放“请输入号码”，收集 3 到 5 位存入 number，需确认',
    ],
    ['record_message', {}, 'Says “After the tone”, records up to 60 s', '播放“请留言”，最长录音 60 秒'],
    ['transfer', {}, 'Calls +49 (30) {{ desk }}, rings 20 s', '呼叫 +49 (30) {{ desk }}，振铃 20 秒'],
    [
      'condition',
      {},
      'If level is "gold" and orders is more than 10, and 1 more',
      '当 level 等于 “gold” 并且 orders 大于 10，等 2 个分支',
    ],
    [
      'opening_hours',
      { source: 'own' },
      'Open Mon–Fri 09:00–12:00 and 2 more (Europe/Berlin), 2 holidays',
      '周一至周五 09:00–12:00 营业等 3 个时段（Europe/Berlin），2 个节假日',
    ],
    ['ab_split', {}, 'A 25%, B 75%, the same for each caller', 'A 25%，B 75%，同一主叫固定'],
    ['loop_counter', {}, 'Repeats 2 times, counting in round', '重复 2 次，计数于 round'],
    [
      'set_variables',
      {},
      'Sets total = price * 2, line = "Total " + string(total) and 1 more',
      '设置 total = price * 2，line = "Total " + string(total) 等 3 项',
    ],
    [
      'http_request',
      {},
      'POST https://crm.example.com/customers/{{ number }}, keeps 1 value',
      'POST https://crm.example.com/customers/{{ number }}，保存 1 个值',
    ],
    ['hang_up', { cause: 'busy' }, 'Says “Goodbye” and hangs up (Busy)', '播放“再见”后挂断（忙）'],
    ['start', {}, 'Answers at once, speaks zh-CN', '立即接听，使用 zh-CN'],
    [
      'queue',
      {},
      'Waits for an agent, hears a flow meanwhile, wants skills, priority 5, maybe VIP',
      '等待坐席，期间执行等待流程，指定技能，优先级 5，按条件贵宾',
    ],
    ['opening_hours', {}, 'Named opening hours, says their announcements', '命名的营业时间，并播放其公告'],
    ['opening_hours', { sayAnnouncements: false }, 'Named opening hours', '命名的营业时间'],
    ['opening_hours', { hoursId: '' }, 'No opening hours chosen yet', '尚未选择营业时间'],
    ['look_up', {}, 'Looks call.callerNumber up, sets customer, level', '查找 call.callerNumber，设置 customer、level'],
    ['look_up', { key: '' }, 'Looks nothing up yet', '尚未设置查找内容'],
    ['announcement', {}, 'Says what is switched on today', '播放今天开启的公告'],
    ['queue', { queueId: '' }, 'No queue chosen yet', '尚未选择队列'],
    ['transfer_agent', {}, 'Calls the agent extension, rings 20 s', '呼叫坐席 extension，振铃 20 秒'],
    ['set_routing', {}, 'Sets priority orders * 10, VIP, skills', '设置优先级 orders * 10、贵宾、技能'],
    ['whisper', { prompt: english }, 'The agent hears “Hello” first', '坐席先听到“Hello”'],
    ['wait_music', {}, 'Music for 30 s, keys 1, *', '播放音乐 30 秒，按键 1、*'],
    ['announce_wait', {}, 'Says place and expected wait', '播报位置和预计等待时间'],
    ['callback_offer', {}, 'Says “Call back?”, key 1 accepts', '播放“需要回电吗？”，按 1 接受'],
    ['ask_satisfaction', {}, 'Asks “How was it?”, keys 1 to 5', '询问“请评分”，按 1 到 5'],
    ['record_call', { action: 'pause' }, 'Pauses the recording of the call', '暂停录音'],
    ['leave_queue', {}, 'Leaves the queue by “Out”', '从“Out”离开队列'],
    ['agent_form', {}, 'Form “About this call” with 2 fields', '坐席表单“About this call”，2 个字段'],
    ['agent_action', {}, 'Button “Survey” on the seat', '坐席按钮“Survey”'],
  ])('%s with %j', (type, change, en, zh) => {
    expect([summary(type, change, 'en'), summary(type, change, 'zh')]).toEqual([en, zh]);
  });
});

describe('ports', () => {
  it.each<[string, JsonObject, string[]]>([
    ['menu', { keys: [{ key: '#' }, { key: '1' }, { key: '#' }] }, ['#', '1', 'no_input', 'no_match']],
    [
      'queue',
      { exits: [{ id: 'message', label: 'Message' }, { label: 'Other' }] },
      ['answered', 'message', 'branch_2', 'voicemail', 'callback', 'no_answer', 'failed'],
    ],
    ['wait_music', { endless: true, keys: [{ key: '1' }, { key: '1' }, { key: '*' }] }, ['1', '*']],
    ['condition', { branches: [{ id: 'vip' }, {}, { id: 'vip' }] }, ['vip', 'branch_2', 'else']],
    ['ab_split', { branches: [{}, {}] }, ['branch_1', 'branch_2']],
    ['http_request', { outcomes: [{ status: 404 }, { status: 409 }] }, ['ok', 'status_404', 'status_409', 'failed']],
  ])('of %s with %j', (type, change, expected) => {
    expect(portsOf(type, { ...exampleOf(type).config, ...change })).toEqual(expected);
  });
});

describe('what agents see', () => {
  it('shows collected digits under their label, but never secret ones', () => {
    const nodeType = nodeTypes.get('collect_digits');
    const seat = (change: JsonObject) =>
      nodeType?.screens(nodeType.config.parse({ ...exampleOf('collect_digits').config, ...change }) as never).seat;
    const shown = { showToAgent: true, agentLabel: 'Customer' };
    expect(seat(shown)).toEqual([{ kind: 'field', variable: 'number', label: { en: 'Customer', zh: 'Customer' } }]);
    expect(seat({ ...shown, sensitive: true })).toBeUndefined();
    expect(seat({ showToAgent: false })).toBeUndefined();
  });

  it('shows what was chosen and computed where its author says so', () => {
    const seat = (type: string, change: JsonObject) => {
      const nodeType = nodeTypes.get(type);
      return nodeType?.screens(nodeType.config.parse({ ...exampleOf(type).config, ...change }) as never).seat;
    };
    const choice = { showToAgent: true, keyVariable: 'key' };
    expect(seat('menu', choice)).toMatchObject([
      { kind: 'field', variable: 'key', label: { en: 'key', zh: 'key' }, form: { kind: 'choice' } },
    ]);
    expect(seat('menu', { ...choice, keyVariable: '' })).toBeUndefined();
    const assignments = [
      { variable: 'total', value: '1', showToAgent: true, agentLabel: 'Total' },
      { variable: 'line', value: '2' },
    ];
    expect(seat('set_variables', { assignments })).toEqual([
      { kind: 'field', variable: 'total', label: { en: 'Total', zh: 'Total' } },
    ]);
  });
});
