import type { JsonObject } from '@patchbay/flow-schema';
import { demoQueueIds } from './centre/queues.ts';
import { flow, node, say, variable } from './flow-writing.ts';
import { waitingExits } from './waiting-line.ts';

/** Wanted at once, and no longer after so long: a caller is better served in another language than not at all. */
const speaks = (skill: string): JsonObject => ({
  skills: 'own',
  rings: [
    { afterMs: 0, wants: { skill, levelMin: 6 } },
    { afterMs: 20_000, wants: { skill, levelMin: 3 } },
    { afterMs: 90_000, wants: null },
  ],
});

/** The service line: language, menu, skills, four queues with one waiting flow, a form, two buttons, and a question at the end. */
export function serviceLine(ids: { waiting: string; welcome: string; goodbye: string }) {
  const queue = (id: string, name: string, queueId: string, more: JsonObject = {}) =>
    node(id, 'queue', name, {
      queueId,
      waiting: { flowId: ids.waiting, inputs: [] },
      exits: waitingExits,
      agentVariable: 'agentName',
      waitedVariable: 'waitedSeconds',
      ...more,
    });
  const queues = ['service', 'sales', 'technical', 'billing'];
  return flow(
    'Service line 客服热线',
    'Answers 2003. Callers choose a language and a subject, wait, and talk with an agent.',
    {
      variables: [
        variable('chinese', 'boolean', 'Whether the caller chose Chinese.', { initial: false }),
        variable('subject', 'text', 'What the caller wants, by the key that was pressed.'),
        variable('agentName', 'text', 'Who took the call.'),
        variable('waitedSeconds', 'number', 'How long the caller waited.'),
        variable('score', 'number', 'What the caller says of the service, 1 to 5.'),
        variable('messageId', 'text', 'The recording of the message left.'),
        variable('orderNumber', 'text', 'Noted by the agent.'),
        variable('outcome', 'text', 'Noted by the agent.'),
      ],
      nodes: [
        node('start', 'start', 'Call arrives'),
        node('language', 'menu', 'Choose a language', {
          prompt: [say('For English, press 1. For Chinese, press 2.', '英语服务请按 1，中文服务请按 2。')],
          keys: [
            { key: '1', label: 'English' },
            { key: '2', label: '中文' },
          ],
          timeoutMs: 5_000,
          noInput: { retriesMax: 0, prompts: [], repeatPrompt: true },
          noMatch: { retriesMax: 0, prompts: [], repeatPrompt: true },
        }),
        node('english', 'set_variables', 'Go on in English', { assignments: [], language: 'en-US' }),
        node('chinese', 'set_variables', 'Go on in Chinese', {
          assignments: [{ variable: 'chinese', value: 'true' }],
          language: 'zh-CN',
        }),
        node('welcome', 'say', 'Welcome', { prompt: [{ kind: 'prompt', promptId: ids.welcome }] }),
        node('form', 'agent_form', 'For the agent', {
          titleEn: 'About this call',
          titleZh: '本次来电',
          fields: [
            { variable: 'orderNumber', labelEn: 'Order number', labelZh: '订单号', kind: 'text' },
            {
              variable: 'outcome',
              labelEn: 'What came of it',
              labelZh: '处理结果',
              kind: 'choice',
              options: [
                { value: 'solved', labelEn: 'Solved', labelZh: '已解决' },
                { value: 'follow_up', labelEn: 'To be followed up', labelZh: '待跟进' },
                { value: 'handed_over', labelEn: 'Handed over', labelZh: '已转交' },
              ],
            },
          ],
        }),
        node('menu', 'menu', 'What is it about?', {
          prompt: [
            say(
              'For service press 1, for sales press 2, for technical support press 3, for an invoice press 4.',
              '客户服务请按 1，销售请按 2，技术支持请按 3，账务请按 4。',
            ),
          ],
          keys: [
            { key: '1', label: 'Service' },
            { key: '2', label: 'Sales' },
            { key: '3', label: 'Technical' },
            { key: '4', label: 'Billing' },
          ],
          keyVariable: 'subject',
          timeoutMs: 6_000,
          noInput: { retriesMax: 1, prompts: [], repeatPrompt: true },
          noMatch: { retriesMax: 1, prompts: [], repeatPrompt: true },
        }),
        node('which', 'condition', 'Which language?', {
          branches: [
            {
              id: 'zh',
              label: '中文',
              condition: { kind: 'compare', left: 'chinese', operator: 'equals', right: true },
            },
          ],
        }),
        node('speaks_chinese', 'set_routing', 'Somebody who speaks Chinese', speaks('demo-skill-chinese')),
        node('speaks_english', 'set_routing', 'Somebody who speaks English', speaks('demo-skill-english')),
        queue('service', 'Service', demoQueueIds.service, {
          stickyMs: 20_000,
          attributes: [{ name: 'business', value: '"service"' }],
          whisper: [say('Service.', '客户服务。')],
        }),
        queue('sales', 'Sales', demoQueueIds.sales),
        queue('technical', 'Technical support', demoQueueIds.technical, { stickyMs: 30_000 }),
        queue('billing', 'Billing', demoQueueIds.billing),
        node('survey', 'ask_satisfaction', 'How was it?', {
          prompt: [
            say(
              'How satisfied were you? Press a key from 1 for not at all to 5 for very.',
              '请为本次服务评分，1 为很不满意，5 为非常满意。',
            ),
          ],
          thanks: [say('Thank you for your answer.', '感谢您的评价。')],
          question: 'Satisfaction with the agent 对坐席的满意度',
          variable: 'score',
        }),
        node('to_survey', 'agent_action', 'Send to the survey', {
          labelEn: 'Send to the survey',
          labelZh: '转满意度评价',
          icon: 'star',
        }),
        node('to_message', 'agent_action', 'Let them leave a message', {
          labelEn: 'Take a message',
          labelZh: '转留言',
          icon: 'mic',
          confirmEn: 'End the conversation and let the caller leave a message?',
          confirmZh: '结束通话并让来电者留言？',
        }),
        node('callback', 'callback_offer', 'Call back', {
          queueId: demoQueueIds.service,
          prompt: [
            say(
              'It takes longer than it should. Press 1 and we will call you back.',
              '等候时间较长，按 1 我们将尽快给您回电。',
            ),
          ],
          confirmPrompt: [
            say('We will call you at', '我们将回拨'),
            { kind: 'value', value: 'number', as: 'phone' },
            say('If this is right, press 1. For another number, press 2.', '确认请按 1，使用其他号码请按 2。'),
          ],
          numberPrompt: [say('Please enter the number, followed by the hash key.', '请输入电话号码，按井号键结束。')],
          promisedPrompt: [say('We will call you back.', '我们会尽快给您回电。')],
        }),
        node('message', 'record_message', 'Take a message', {
          prompt: [
            say(
              'Nobody can take your call right now. Please tell us after the tone what we can do for you.',
              '目前无人接听，请在提示音后说明您的需求。',
            ),
          ],
          silenceMs: 6_000,
          recordingVariable: 'messageId',
        }),
        node('thanks', 'say', 'Message kept', {
          prompt: [say('Thank you, we have your message.', '谢谢，您的留言已保存。')],
        }),
        node('goodbye', 'hang_up', 'Goodbye', { prompt: [{ kind: 'prompt', promptId: ids.goodbye }] }),
      ],
      connections: [
        'start.next -> language',
        'language.1 -> english',
        'language.2 -> chinese',
        'language.no_input -> english',
        'language.no_match -> english',
        'english.next -> welcome',
        'chinese.next -> welcome',
        'welcome.next -> form',
        'form.next -> menu',
        'menu.1 -> which',
        'menu.2 -> sales',
        'menu.3 -> technical',
        'menu.4 -> billing',
        'menu.no_input -> which',
        'menu.no_match -> which',
        'which.zh -> speaks_chinese',
        'which.else -> speaks_english',
        'speaks_chinese.next -> service',
        'speaks_english.next -> service',
        ...queues.flatMap((id) => [
          `${id}.answered -> survey`,
          `${id}.message -> message`,
          `${id}.promised -> goodbye`,
          `${id}.voicemail -> message`,
          `${id}.callback -> callback`,
          `${id}.no_answer -> message`,
          `${id}.failed -> message`,
        ]),
        'to_survey.pressed -> survey',
        'to_message.pressed -> message',
        'survey.answered -> goodbye',
        'survey.no_answer -> goodbye',
        'callback.promised -> goodbye',
        'callback.declined -> message',
        'callback.failed -> message',
        'message.recorded -> thanks',
        'message.too_short -> goodbye',
        'thanks.next -> goodbye',
      ],
    },
  );
}
