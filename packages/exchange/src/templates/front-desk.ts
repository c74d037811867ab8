import { afterHoursScenarios, frontDeskScenarios } from './front-desk.scenarios.ts';
import { askAgain, type FlowTemplate, goodbye, queueStep, said, step, variable, words } from './template.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

export const frontDesk: FlowTemplate = {
  id: 'front_desk',
  title: words('Front desk', '总机'),
  description: words(
    'Greets callers, tells them apart by a menu, connects them; takes a message when nobody is there.',
    '问候来电者，用菜单分流并接通；下班后接收留言。',
  ),
  variables: [variable('message', 'text', words('The recording of the message.', '留言的录音。'))],
  scenarios: frontDeskScenarios,
  steps: [
    step('start', 'start', words('Call arrives', '来电'), {}, { next: 'hours' }),
    step(
      'hours',
      'opening_hours',
      words('Are we open?', '是否营业？'),
      {
        weekly: [{ days: weekdays, from: '09:00', to: '18:00' }],
      },
      { open: 'menu', closed: 'closed', holiday: 'closed' },
    ),
    step(
      'menu',
      'menu',
      words('What is it about?', '选择服务'),
      {
        prompt: [
          said(
            'Welcome. For sales, press 1. For support, press 2. To hear this again, press star.',
            '欢迎致电。销售请按 1，售后服务请按 2，重听请按星号键。',
          ),
        ],
        keys: [
          { key: '1', label: words('Sales', '销售') },
          { key: '2', label: words('Support', '售后') },
          { key: '*', label: words('Again', '重听') },
        ],
        noInput: askAgain,
        noMatch: askAgain,
      },
      { 1: 'sales', 2: 'support', '*': 'menu', no_input: 'support', no_match: 'support' },
    ),
    step(
      'sales',
      'say',
      words('To sales', '转销售'),
      { prompt: [said('I am connecting you with sales.', '正在为您转接销售。')] },
      { next: 'queue' },
    ),
    step(
      'support',
      'say',
      words('To support', '转售后'),
      { prompt: [said('I am connecting you with support.', '正在为您转接售后服务。')] },
      { next: 'queue' },
    ),
    queueStep('queue', 'goodbye'),
    step(
      'closed',
      'say',
      words('We are closed', '非营业时间'),
      {
        prompt: [
          said(
            'We are closed at the moment. Our hours are Monday to Friday, nine to six.',
            '现在是非营业时间。我们的营业时间为周一至周五，九点至十八点。',
          ),
        ],
      },
      { next: 'message' },
    ),
    step(
      'message',
      'record_message',
      words('Leave a message', '留言'),
      {
        prompt: [said('Please leave a message after the tone.', '请在提示音后留言。')],
        recordingVariable: 'message',
      },
      { recorded: 'thanks', too_short: 'goodbye' },
    ),
    step(
      'thanks',
      'say',
      words('Message taken', '留言已收到'),
      { prompt: [said('We have your message and will call you back.', '我们已收到您的留言，会尽快回电。')] },
      { next: 'goodbye' },
    ),
    goodbye,
  ],
};

export const afterHours: FlowTemplate = {
  id: 'after_hours',
  title: words('After hours', '下班后'),
  description: words(
    'Outside of opening hours: an emergency goes to whoever is on call, everybody else leaves a message.',
    '非营业时间：紧急情况转给值班人员，其他来电者留言。',
  ),
  variables: [
    variable('onCallNumber', 'phone', words('The telephone of whoever is on call.', '值班人员的电话。'), {
      initial: '2001',
    }),
    variable('message', 'text', words('The recording of the message.', '留言的录音。')),
  ],
  scenarios: afterHoursScenarios,
  steps: [
    step('start', 'start', words('Call arrives', '来电'), {}, { next: 'hours' }),
    step(
      'hours',
      'opening_hours',
      words('Are we open?', '是否营业？'),
      {
        weekly: [{ days: weekdays, from: '08:30', to: '17:30' }],
      },
      { open: 'queue', closed: 'menu', holiday: 'menu' },
    ),
    queueStep('queue', 'goodbye', {}, words('Day desk', '白班坐席')),
    step(
      'menu',
      'menu',
      words('Is it urgent?', '是否紧急？'),
      {
        prompt: [
          said(
            'Our office is closed. If it cannot wait until tomorrow, press 1. To leave a message, press 2.',
            '现在是下班时间。如情况紧急请按 1，留言请按 2。',
          ),
        ],
        keys: [
          { key: '1', label: words('Urgent', '紧急') },
          { key: '2', label: words('Message', '留言') },
        ],
        noInput: { ...askAgain, retriesMax: 1 },
        noMatch: { ...askAgain, retriesMax: 1 },
      },
      { 1: 'hold', 2: 'message', no_input: 'message', no_match: 'message' },
    ),
    step(
      'hold',
      'say',
      words('Please hold', '请稍候'),
      { prompt: [said('Please hold while I reach the person on call.', '请稍候，正在为您联系值班人员。')] },
      { next: 'on_call' },
    ),
    step(
      'on_call',
      'transfer',
      words('Person on call', '值班人员'),
      { number: '{{ onCallNumber }}', ringTimeoutMs: 25_000 },
      { answered: 'goodbye', busy: 'unreached', no_answer: 'unreached', failed: 'unreached' },
    ),
    step(
      'unreached',
      'say',
      words('Nobody answers', '无人接听'),
      { prompt: [said('Nobody could be reached.', '暂时无法接通。')] },
      { next: 'message' },
    ),
    step(
      'message',
      'record_message',
      words('Leave a message', '留言'),
      {
        prompt: [
          said(
            'Please leave your name, your number and what it is about after the tone.',
            '请在提示音后留下您的姓名、电话和事由。',
          ),
        ],
        recordingVariable: 'message',
      },
      { recorded: 'goodbye', too_short: 'goodbye' },
    ),
    goodbye,
  ],
};
