import { flow, node, say, variable } from './flow-writing.ts';

/** Asks for an order number and looks it up in a shop's system over HTTP. Answers 2001, and serves as a sub-flow. */
export function orderStatus() {
  return flow('Order status 订单查询', 'Answers 2001, and is part of the front desk.', {
    variables: [
      variable('found', 'boolean', 'Whether the order is known.', { role: 'output', initial: false }),
      variable('orderNumber', 'text', 'Six digits, as the caller entered them.'),
      variable('state', 'text', 'What the shop says: shipped, packing or delivered.'),
      variable('amount', 'number', 'What the order costs, in euros.'),
    ],
    nodes: [
      node('start', 'start', 'Order status'),
      node('number', 'collect_digits', 'Which order?', {
        prompt: [say('Please enter your six-digit order number.', '请输入六位订单号。')],
        variable: 'orderNumber',
        digitsMin: 6,
        digitsMax: 6,
        endKey: '#',
        pattern: '[0-9]{6}',
        confirm: {
          enabled: true,
          prompt: [
            say('You entered', '您输入的是'),
            { kind: 'value', value: 'digits', as: 'digits' },
            say('If that is right, press 1. To correct it, press 2.', '正确请按 1，重新输入请按 2。'),
          ],
          acceptKey: '1',
          correctKey: '2',
        },
        invalid: {
          retriesMax: 2,
          prompts: [{ prompt: [say('An order number has six digits.', '订单号为六位数字。')] }],
          repeatPrompt: true,
        },
        showToAgent: true,
        agentLabel: 'Order',
      }),
      node('lookup', 'http_request', 'Look it up', {
        method: 'GET',
        url: 'https://orders.example.com/api/orders/{{ orderNumber }}',
        results: [
          { variable: 'state', value: 'response.body.?state.orValue("packing")' },
          { variable: 'amount', value: 'response.body.?amount.orValue(0)' },
          { variable: 'found', value: 'true' },
        ],
        outcomes: [{ status: 404, label: 'Unknown order' }],
        waitPrompt: [say('One moment, please.', '请稍候。')],
        timeoutMs: 4_000,
      }),
      node('which', 'condition', 'Where is it?', {
        branches: [
          {
            id: 'shipped',
            label: 'Shipped',
            condition: { kind: 'compare', left: 'state', operator: 'equals', right: 'shipped' },
          },
          {
            id: 'delivered',
            label: 'Delivered',
            condition: { kind: 'compare', left: 'state', operator: 'equals', right: 'delivered' },
          },
        ],
      }),
      node('shipped', 'say', 'On its way', {
        prompt: [
          say('Order', '订单'),
          { kind: 'value', value: 'orderNumber', as: 'digits' },
          say('over', '金额'),
          { kind: 'value', value: 'amount', as: 'money', currency: 'EUR' },
          say('is on its way to you.', '正在配送途中。'),
        ],
        interruptKeys: ['#'],
      }),
      node('delivered', 'say', 'Delivered', {
        prompt: [
          say('Order', '订单'),
          { kind: 'value', value: 'orderNumber', as: 'digits' },
          say('has been delivered.', '已送达。'),
        ],
        interruptKeys: ['#'],
      }),
      node('packing', 'say', 'Being packed', {
        prompt: [
          say('Order', '订单'),
          { kind: 'value', value: 'orderNumber', as: 'digits' },
          say('is being packed and leaves our house tomorrow.', '正在打包，将于明天发出。'),
        ],
        interruptKeys: ['#'],
      }),
      node('unknown', 'say', 'Unknown order', {
        prompt: [
          say('We know no order', '没有找到订单'),
          { kind: 'value', value: 'orderNumber', as: 'digits' },
          say('Please check the number on your invoice.', '请核对发票上的订单号。'),
        ],
      }),
      node('unavailable', 'say', 'Shop not reachable', {
        prompt: [
          say(
            'Our order system cannot be reached right now. Please try again later.',
            '订单系统暂时无法访问，请稍后再试。',
          ),
        ],
      }),
      node('back', 'return', 'Done'),
      node('note_shop', 'note', 'The shop’s address', {
        text: 'orders.example.com stands for your own order system: put its address into “Look it up”. Until then callers hear that it cannot be reached.\n请在“Look it up”中填写您自己的订单系统地址；在此之前来电者会听到系统无法访问的提示。',
        color: 'blue',
      }),
    ],
    connections: [
      'start.next -> number',
      'number.collected -> lookup',
      'number.no_input -> back',
      'number.invalid -> back',
      'lookup.ok -> which',
      'lookup.status_404 -> unknown',
      'lookup.failed -> unavailable',
      'which.shipped -> shipped',
      'which.delivered -> delivered',
      'which.else -> packing',
      'shipped.next -> back',
      'delivered.next -> back',
      'packing.next -> back',
      'unknown.next -> back',
      'unavailable.next -> back',
    ],
  });
}
