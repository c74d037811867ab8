import { words } from './template.ts';
import {
  answers,
  call,
  hears,
  leaves,
  night,
  presses,
  reaches,
  saysGoodbye,
  speaks,
  type TemplateScenario,
  talks,
  workday,
} from './template-scenario.ts';

const aMessage = 'This is Ada. Please call me back.';

export const frontDeskScenarios: readonly TemplateScenario[] = [
  call('sales', words('By day to sales', '工作时间转销售'), workday, [
    leaves('hours', 'open'),
    hears('For sales, press 1', '销售请按 1'),
    presses('1'),
    hears('connecting you with sales', '正在为您转接销售'),
    talks('queue'),
    saysGoodbye(),
  ]),
  call('support', words('Hears the menu again, then support', '重听后转售后'), workday, [
    hears('Welcome', '欢迎致电'),
    presses('*'),
    hears('Welcome', '欢迎致电'),
    presses('2'),
    hears('connecting you with support', '正在为您转接售后'),
    talks('queue'),
    saysGoodbye(),
  ]),
  call('silent', words('Presses nothing', '未按键'), workday, [
    leaves('menu', 'no_input'),
    reaches('support'),
    talks('queue'),
    saysGoodbye(),
  ]),
  call('wrong_key', words('Presses wrong keys', '一直按错键'), workday, [
    presses('777'),
    leaves('menu', 'no_match'),
    reaches('support'),
    talks('queue'),
    saysGoodbye(),
  ]),
  call('message', words('At night leaves a message', '夜间留言'), night, [
    leaves('hours', 'closed'),
    hears('We are closed', '现在是非营业时间'),
    speaks(aMessage),
    leaves('message', 'recorded'),
    hears('We have your message', '我们已收到您的留言'),
    saysGoodbye(),
  ]),
  call('no_message', words('At night says nothing', '夜间未留言'), night, [
    speaks('', 200),
    leaves('message', 'too_short'),
    saysGoodbye(),
  ]),
];

export const afterHoursScenarios: readonly TemplateScenario[] = [
  call('by_day', words('By day', '工作时间'), workday, [leaves('hours', 'open'), talks('queue'), saysGoodbye()]),
  call('urgent', words('Urgent, the person on call answers', '紧急，值班人员接听'), night, [
    hears('If it cannot wait until tomorrow, press 1', '如情况紧急请按 1'),
    presses('1'),
    answers('on_call', { type: 'dial.answered' }, 8_000),
    answers('on_call', { type: 'dial.ended', outcome: 'completed' }, 60_000),
    leaves('on_call', 'answered'),
    saysGoodbye(),
  ]),
  call('busy', words('Urgent, the person on call is busy', '紧急，值班人员忙线'), night, [
    presses('1'),
    answers('on_call', { type: 'dial.ended', outcome: 'busy' }),
    hears('Nobody could be reached', '暂时无法接通'),
    speaks(aMessage),
    leaves('message', 'recorded'),
    saysGoodbye(),
  ]),
  call('unanswered', words('Urgent, nobody answers', '紧急，无人接听'), night, [
    presses('1'),
    leaves('on_call', 'no_answer'),
    hears('Nobody could be reached', '暂时无法接通'),
    speaks('', 200),
    leaves('message', 'too_short'),
    saysGoodbye(),
  ]),
  call('unreachable', words('Urgent, the number does not work', '紧急，号码无法接通'), night, [
    presses('1'),
    answers('on_call', { type: 'dial.ended', outcome: 'failed' }),
    leaves('on_call', 'failed'),
    reaches('message'),
  ]),
  call('message', words('Leaves a message', '留言'), night, [
    presses('2'),
    hears('leave your name', '留下您的姓名'),
    speaks(aMessage),
    saysGoodbye(),
  ]),
  call('silent', words('Presses nothing', '未按键'), night, [
    leaves('menu', 'no_input'),
    speaks(aMessage),
    saysGoodbye(),
  ]),
  call('wrong_key', words('Presses wrong keys', '一直按错键'), night, [
    presses('77'),
    leaves('menu', 'no_match'),
    reaches('message'),
  ]),
];
