import { bankScenarios, orderStatusScenarios } from './self-service.scenarios.ts';
import { askAgain, type FlowTemplate, goodbye, queueStep, said, spoken, step, variable, words } from './template.ts';

export const orderStatus: FlowTemplate = {
  id: 'order_status',
  title: words('Order status', '订单查询'),
  description: words(
    'Asks for the order number, looks it up in your shop over HTTP, reads the state out, and offers a person.',
    '请来电者输入订单号，通过 HTTP 查询并播报状态，并可转人工。',
  ),
  variables: [
    variable('orderNumber', 'text', words('What the caller entered.', '来电者输入的内容。')),
    variable('orderState', 'text', words('The state, as your shop calls it.', '订单状态，以商店系统的名称为准。'), {
      initial: '',
    }),
    variable('deliveryDate', 'date', words('When it arrives.', '送达日期。')),
  ],
  scenarios: orderStatusScenarios,
  steps: [
    step('start', 'start', words('Call arrives', '来电'), {}, { next: 'number' }),
    step(
      'number',
      'collect_digits',
      words('Order number', '订单号'),
      {
        prompt: [said('Please enter your order number, followed by the hash key.', '请输入订单号，按井号键结束。')],
        variable: 'orderNumber',
        digitsMin: 4,
        digitsMax: 12,
        noInput: askAgain,
        invalid: askAgain,
        showToAgent: true,
        agentLabel: words('Order', '订单'),
      },
      { collected: 'look_up', no_input: 'queue', invalid: 'queue' },
    ),
    step(
      'look_up',
      'http_request',
      words('Look it up', '查询订单'),
      {
        method: 'GET',
        url: 'https://shop.example.com/api/orders/{{ orderNumber }}',
        results: [
          { variable: 'orderState', value: 'text(response.body.?state.orValue(""))' },
          { variable: 'deliveryDate', value: 'response.body.?deliveryDate.orValue(null)' },
        ],
        outcomes: [{ status: 404, label: words('Unknown', '未找到') }],
        waitPrompt: [said('One moment, please.', '请稍候。')],
      },
      { ok: 'state', status_404: 'unknown', failed: 'sorry' },
    ),
    step(
      'state',
      'condition',
      words('Has it been sent?', '是否已发货？'),
      {
        branches: [
          {
            id: 'sent',
            label: words('Sent', '已发货'),
            condition: {
              kind: 'all',
              of: [
                { kind: 'compare', left: 'orderState', operator: 'equals', right: 'sent' },
                { kind: 'compare', left: 'deliveryDate', operator: 'is_not_empty', right: null },
              ],
            },
          },
        ],
      },
      { sent: 'sent', else: 'packing' },
    ),
    step(
      'sent',
      'say',
      words('On its way', '运输中'),
      {
        prompt: [
          said('Your order is on its way and will arrive on', '您的订单正在运输途中，预计送达日期为'),
          spoken('deliveryDate', 'date'),
        ],
      },
      { next: 'more' },
    ),
    step(
      'packing',
      'say',
      words('Being packed', '备货中'),
      { prompt: [said('Your order is being packed and will leave us soon.', '您的订单正在备货，即将发出。')] },
      { next: 'more' },
    ),
    step(
      'unknown',
      'say',
      words('No such order', '未找到订单'),
      { prompt: [said('There is no order with the number', '没有找到订单'), spoken('orderNumber', 'digits')] },
      { next: 'more' },
    ),
    step(
      'sorry',
      'say',
      words('Shop is away', '系统繁忙'),
      { prompt: [said('I cannot look that up at the moment.', '暂时无法查询。')] },
      { next: 'queue' },
    ),
    step(
      'more',
      'menu',
      words('Anything else?', '其他需要'),
      {
        prompt: [
          said('For another order, press 1. To speak with someone, press 2.', '查询其他订单请按 1，转人工请按 2。'),
        ],
        keys: [
          { key: '1', label: words('Another', '其他订单') },
          { key: '2', label: words('A person', '人工') },
        ],
        noInput: { ...askAgain, retriesMax: 0, prompts: [] },
        noMatch: askAgain,
      },
      { 1: 'number', 2: 'queue', no_input: 'goodbye', no_match: 'queue' },
    ),
    queueStep('queue', 'goodbye'),
    goodbye,
  ],
};

export const bankSelfService: FlowTemplate = {
  id: 'bank_self_service',
  title: words('Bank self-service', '银行自助服务'),
  description: words(
    'Account and PIN, kept secret; balance read out, card blocked at once, a person at any time.',
    '输入账号和密码（全程保密），查询余额、即时挂失，随时可转人工。',
  ),
  variables: [
    variable('account', 'text', words('The account the caller entered.', '来电者输入的账号。')),
    variable('pin', 'text', words('Never stored or shown in clear.', '不以明文存储或显示。'), { sensitive: true }),
    variable('balance', 'money', words('The balance of the account.', '账户余额。')),
    variable('attempt', 'number', words('Which attempt at the PIN this is.', '第几次输入密码。')),
  ],
  scenarios: bankScenarios,
  steps: [
    step('start', 'start', words('Call arrives', '来电'), {}, { next: 'urgent' }),
    step(
      'urgent',
      'menu',
      words('Lost card first', '优先挂失'),
      {
        prompt: [
          said(
            'Welcome. If you have lost your card, press 9. For your account, press 1. To speak with someone, press 0.',
            '欢迎致电。挂失请按 9，账户服务请按 1，人工服务请按 0。',
          ),
        ],
        keys: [
          { key: '1', label: words('Account', '账户') },
          { key: '9', label: words('Lost card', '挂失') },
          { key: '0', label: words('A person', '人工') },
        ],
        noInput: askAgain,
        noMatch: askAgain,
      },
      { 1: 'account', 9: 'lost', 0: 'queue', no_input: 'queue', no_match: 'queue' },
    ),
    step(
      'account',
      'collect_digits',
      words('Account', '账号'),
      {
        prompt: [said('Please enter your account number, followed by the hash key.', '请输入账号，按井号键结束。')],
        variable: 'account',
        digitsMin: 6,
        digitsMax: 20,
        noInput: askAgain,
        invalid: askAgain,
        showToAgent: true,
        agentLabel: words('Account', '账号'),
      },
      { collected: 'pin', no_input: 'queue', invalid: 'queue' },
    ),
    step(
      'pin',
      'collect_digits',
      words('PIN', '密码'),
      {
        prompt: [said('Please enter your PIN, followed by the hash key.', '请输入密码，按井号键结束。')],
        variable: 'pin',
        digitsMin: 4,
        digitsMax: 6,
        sensitive: true,
        noInput: askAgain,
        invalid: askAgain,
      },
      { collected: 'verify', no_input: 'queue', invalid: 'queue' },
    ),
    step(
      'verify',
      'http_request',
      words('Verify', '核验'),
      {
        method: 'POST',
        url: 'https://bank.example.com/api/verify',
        bodyKind: 'json',
        bodyJson: '{"account": account, "pin": pin}',
        results: [{ variable: 'balance', value: 'response.body.?balance.orValue(0)' }],
        outcomes: [{ status: 401, label: words('Wrong PIN', '密码错误') }],
      },
      { ok: 'services', status_401: 'attempts', failed: 'sorry' },
    ),
    step(
      'attempts',
      'loop_counter',
      words('Try again?', '重试？'),
      { times: 2, variable: 'attempt' },
      { again: 'wrong', done: 'queue' },
    ),
    step(
      'wrong',
      'say',
      words('Wrong PIN', '密码错误'),
      { prompt: [said('That was not right.', '密码不正确。')] },
      { next: 'pin' },
    ),
    step(
      'services',
      'menu',
      words('Services', '服务菜单'),
      {
        prompt: [
          said(
            'For your balance, press 1. To block your card, press 2. To end, press star.',
            '查询余额请按 1，挂失请按 2，结束请按星号键。',
          ),
        ],
        keys: [
          { key: '1', label: words('Balance', '余额') },
          { key: '2', label: words('Block', '挂失') },
          { key: '*', label: words('End', '结束') },
        ],
        noInput: askAgain,
        noMatch: askAgain,
      },
      { 1: 'balance', 2: 'lost', '*': 'goodbye', no_input: 'goodbye', no_match: 'queue' },
    ),
    step(
      'balance',
      'say',
      words('Balance', '余额'),
      { prompt: [said('Your balance is', '您的余额为'), spoken('balance', 'money', { currency: 'CNY' })] },
      { next: 'services' },
    ),
    step(
      'lost',
      'say',
      words('Block the card', '挂失'),
      {
        prompt: [
          said('I am connecting you with someone who blocks your card at once.', '正在为您转接，立即办理挂失。'),
        ],
      },
      { next: 'lost_queue' },
    ),
    queueStep('lost_queue', 'goodbye', { priority: 50 }, words('Lost cards first', '挂失优先')),
    step(
      'sorry',
      'say',
      words('Bank is away', '系统繁忙'),
      { prompt: [said('I cannot reach your account at the moment.', '暂时无法查询您的账户。')] },
      { next: 'queue' },
    ),
    queueStep('queue', 'goodbye'),
    goodbye,
  ],
};
