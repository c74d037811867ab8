import { words } from './template.ts';
import {
  answers,
  call,
  hears,
  holds,
  leaves,
  presses,
  reaches,
  responds,
  saysGoodbye,
  type TemplateScenario,
  talks,
  workday,
} from './template-scenario.ts';

const appointment = { appointmentAt: '2026-04-02T09:30:00Z', place: 'Main Street 1' };

export const reminderScenarios: readonly TemplateScenario[] = [
  call(
    'confirmed',
    words('Confirms', '确认'),
    workday,
    [
      hears('Main Street 1', 'Main Street 1'),
      presses('1'),
      hears('your appointment stands', '预约已保留'),
      holds('answer', 'confirmed'),
      { step: 'requests', flow: null, node: 'report', method: 'POST', url: '/answers', body: '"answer":"confirmed"' },
      responds('report', 200),
      saysGoodbye(),
    ],
    appointment,
  ),
  call(
    'cancelled',
    words('Cancels, and is sure', '取消并确认'),
    workday,
    [
      presses('2'),
      hears('press 2 once more', '请再按一次 2'),
      presses('2'),
      hears('Your appointment is cancelled', '您的预约已取消'),
      responds('report', 500),
      leaves('report', 'failed'),
      saysGoodbye(),
    ],
    appointment,
  ),
  call(
    'kept',
    words('Cancels, then keeps it', '取消后又保留'),
    workday,
    [presses('2'), presses('1'), reaches('confirmed'), responds('report', 200), saysGoodbye()],
    appointment,
  ),
  call(
    'another_day',
    words('Wants another day', '改期'),
    workday,
    [presses('*'), reaches('reminder'), presses('3'), talks('queue'), saysGoodbye()],
    appointment,
  ),
  call('silent', words('Says nothing', '未按键'), workday, [leaves('answer', 'no_input'), saysGoodbye()], appointment),
];

export const twoLanguageScenarios: readonly TemplateScenario[] = [
  call('english', words('In English', '英文'), workday, [
    presses('1'),
    { step: 'speaks_language', language: 'en' },
    hears('For orders, press 1', '订单请按 1', 'en'),
    presses('1'),
    holds('topic', '1'),
    hears('Please hold', '请稍候', 'en'),
    talks('queue'),
    saysGoodbye('en'),
  ]),
  call('chinese', words('In Chinese', '中文'), workday, [
    presses('2'),
    { step: 'speaks_language', language: 'zh' },
    hears('For orders, press 1', '订单请按 1', 'zh'),
    presses('2'),
    holds('topic', '2'),
    hears('Please hold', '请稍候', 'zh'),
    talks('queue'),
    saysGoodbye('zh'),
  ]),
  call('silent', words('Chooses nothing', '未选择'), workday, [
    leaves('language', 'no_input'),
    leaves('topic', 'no_input'),
    talks('queue'),
    saysGoodbye(),
  ]),
];

export const callbackScenarios: readonly TemplateScenario[] = [
  call('called_back', words('Wants to be called back', '需要回电'), workday, [
    hears('call you back without losing your place', '回电并保留排队位置'),
    presses('1'),
    hears('We will call you at', '我们将回拨'),
    presses('1'),
    answers('offer', { type: 'callback.promised' }, 0),
    hears('We will call you back', '给您回电'),
    leaves('offer', 'promised'),
    holds('callbackNumber', '+493012345'),
    saysGoodbye(),
  ]),
  call('waits', words('Would rather wait', '继续等待'), workday, [
    leaves('offer', 'declined'),
    hears('Please hold', '请稍候'),
    talks('queue'),
    saysGoodbye(),
  ]),
  call('not_promised', words('Cannot be promised', '无法登记回电'), workday, [
    presses('11'),
    answers('offer', { type: 'callback.failed', code: 'failed', message: '' }, 0),
    leaves('offer', 'failed'),
    talks('queue'),
    saysGoodbye(),
  ]),
];

export const surveyScenarios: readonly TemplateScenario[] = [
  call('happy', words('Satisfied', '满意'), workday, [
    hears('two short questions', '两个简短的问题'),
    presses('5'),
    presses('4'),
    holds('score', 5),
    leaves('unhappy', 'else'),
    saysGoodbye(),
  ]),
  call('unhappy', words('Not satisfied, and says why', '不满意并说明原因'), workday, [
    presses('1'),
    presses('4'),
    hears('tell us after the tone', '请在提示音后'),
    { step: 'speak', words: 'I waited too long.', durationMs: 3_000, ends: 'silence' },
    leaves('why', 'recorded'),
    saysGoodbye(),
  ]),
  call('no_answer', words('Answers nothing', '未作答'), workday, [leaves('satisfied', 'no_answer'), saysGoodbye()]),
];
