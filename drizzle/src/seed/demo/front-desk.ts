import { flow, node, say, variable } from './flow-writing.ts';

const languageKeys = [
  { key: '1', label: 'English' },
  { key: '2', label: '中文' },
];
const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A bilingual front desk: language, opening hours, menu, order status, transfer, voicemail. */
export function frontDesk(ids: { orderStatus: string; satisfaction: string; welcome: string; goodbye: string }) {
  return flow(
    'Front desk 总机',
    'Answers 2000. Callers choose their language, ask for an order, speak with the service desk or leave a message.',
    {
      variables: [
        variable('deskNumber', 'text', 'Where “speak with someone” leads.', { initial: '2002' }),
        variable('orderFound', 'boolean', 'Whether the order that was asked for is known.'),
        variable('score', 'number', 'What the caller says of the service, 1 to 5.'),
        variable('messageId', 'text', 'The recording of the message left.'),
        variable('messageSeconds', 'number', 'How long the message is.'),
      ],
      nodes: [
        node('start', 'start', 'Call arrives'),
        node('language', 'menu', 'Choose a language', {
          prompt: [say('For English, press 1. For Chinese, press 2.', '英语服务请按 1，中文服务请按 2。')],
          keys: languageKeys,
          timeoutMs: 4_000,
          noInput: { retriesMax: 0, prompts: [], repeatPrompt: true },
          noMatch: { retriesMax: 0, prompts: [], repeatPrompt: true },
        }),
        node('in_chinese', 'set_variables', 'Ask in Chinese', { assignments: [], language: 'zh-CN' }),
        node('language_again', 'menu', 'Choose, asked in Chinese', {
          prompt: [say('For Chinese, press 2. For English, press 1.', '中文服务请按 2，英语服务请按 1。')],
          keys: languageKeys,
          timeoutMs: 4_000,
          noInput: { retriesMax: 0, prompts: [], repeatPrompt: true },
          noMatch: { retriesMax: 0, prompts: [], repeatPrompt: true },
        }),
        node('english', 'set_variables', 'Go on in English', { assignments: [], language: 'en-US' }),
        node('chinese', 'set_variables', 'Go on in Chinese', { assignments: [], language: 'zh-CN' }),
        node('hours', 'opening_hours', 'Are we open?', {
          timeZone: 'UTC',
          weekly: [{ days: everyDay, from: '00:00', to: '24:00' }],
          holidays: [
            { name: 'New Year 元旦', date: '2026-01-01', yearly: true, hours: [] },
            { name: 'Christmas 圣诞节', date: '2026-12-25', yearly: true, hours: [{ from: '09:00', to: '13:00' }] },
          ],
        }),
        node('welcome', 'say', 'Welcome', {
          prompt: [{ kind: 'prompt', promptId: ids.welcome }],
          interruptKeys: ['1', '2', '3', '0', '*', '#'],
        }),
        node('menu', 'menu', 'Main menu', {
          prompt: [
            say(
              'To hear where your order is, press 1. To speak with the service desk, press 2. To leave a message, press 3. To hear this again, press star.',
              '查询订单请按 1，人工服务请按 2，留言请按 3，重听请按星号键。',
            ),
          ],
          keys: [
            { key: '1', label: 'Order status' },
            { key: '2', label: 'Service desk' },
            { key: '3', label: 'Message' },
            { key: '*', label: 'Again' },
          ],
          timeoutMs: 6_000,
          noInput: {
            retriesMax: 2,
            prompts: [{ prompt: [say('Sorry, I did not hear a key.', '抱歉，没有收到您的按键。')] }],
            repeatPrompt: true,
          },
          noMatch: {
            retriesMax: 2,
            prompts: [{ prompt: [say('That key has no choice.', '该按键无效。')] }],
            repeatPrompt: true,
          },
        }),
        node('orders', 'sub_flow', 'Order status', {
          flowId: ids.orderStatus,
          inputs: [],
          outputs: [{ name: 'found', variable: 'orderFound' }],
        }),
        node('desk', 'transfer', 'Service desk', {
          destinationKind: 'number',
          number: '{{ deskNumber }}',
          ringTimeoutMs: 25_000,
        }),
        node('desk_busy', 'say', 'Nobody is free', {
          prompt: [
            say(
              'Everybody is on the phone at the moment. You can leave us a message.',
              '当前坐席全忙，您可以给我们留言。',
            ),
          ],
        }),
        node('closed', 'say', 'Closed today', {
          prompt: [
            say(
              'We are closed today. Leave us a message and we will call you back on the next working day.',
              '今天不上班，请留言，我们将在下一个工作日回电。',
            ),
          ],
        }),
        node('message', 'record_message', 'Take a message', {
          prompt: [
            say(
              'Please speak after the tone, and press the hash key when you are done.',
              '请在提示音后留言，结束请按井号键。',
            ),
          ],
          durationMsMax: 120_000,
          silenceMs: 6_000,
          recordingVariable: 'messageId',
          durationVariable: 'messageSeconds',
        }),
        node('message_kept', 'say', 'Message kept', {
          prompt: [say('Thank you, we have your message.', '谢谢，您的留言已保存。')],
        }),
        node('survey', 'sub_flow', 'Satisfaction', {
          flowId: ids.satisfaction,
          inputs: [],
          outputs: [{ name: 'score', variable: 'score' }],
        }),
        node('sorry', 'say', 'Something went wrong', {
          prompt: [say('We are sorry, something went wrong on our side.', '非常抱歉，系统出现问题。')],
        }),
        node('goodbye', 'hang_up', 'Goodbye', { prompt: [{ kind: 'prompt', promptId: ids.goodbye }] }),
        node('note_hours', 'note', 'Opening hours', {
          text: 'The demo centre is open around the clock. Change the hours in “Are we open?”.\n演示中心全天开放，可在“Are we open?”中修改营业时间。',
          color: 'yellow',
        }),
      ],
      connections: [
        'start.next -> language',
        'language.1 -> english',
        'language.2 -> chinese',
        'language.no_input -> in_chinese',
        'language.no_match -> in_chinese',
        'in_chinese.next -> language_again',
        'language_again.1 -> english',
        'language_again.2 -> chinese',
        'language_again.no_input -> english',
        'language_again.no_match -> english',
        'english.next -> hours',
        'chinese.next -> hours',
        'hours.open -> welcome',
        'hours.closed -> closed',
        'hours.holiday -> closed',
        'welcome.next -> menu',
        'menu.1 -> orders',
        'menu.2 -> desk',
        'menu.3 -> message',
        'menu.* -> menu',
        'menu.no_input -> goodbye',
        'menu.no_match -> desk',
        'orders.returned -> survey',
        'orders.failed -> desk',
        'desk.answered -> survey',
        'desk.busy -> desk_busy',
        'desk.no_answer -> desk_busy',
        'desk.failed -> desk_busy',
        'desk_busy.next -> message',
        'closed.next -> message',
        'message.recorded -> message_kept',
        'message.too_short -> goodbye',
        'message_kept.next -> goodbye',
        'survey.returned -> goodbye',
        'sorry.next -> goodbye',
      ],
      errorHandler: 'sorry',
    },
  );
}
