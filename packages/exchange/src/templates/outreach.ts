import { callbackScenarios, reminderScenarios, surveyScenarios, twoLanguageScenarios } from './outreach.scenarios.ts';
import {
  askAgain,
  chosenQueue,
  type FlowTemplate,
  goodbye,
  queueStep,
  said,
  spoken,
  step,
  variable,
  words,
} from './template.ts';

export const appointmentReminder: FlowTemplate = {
  id: 'appointment_reminder',
  title: words('Appointment reminder', '预约提醒'),
  description: words(
    'Reminds of an appointment and takes the answer: confirmed, cancelled, or a person to find another day.',
    '提醒预约并接收答复：确认、取消，或转人工改期。',
  ),
  variables: [
    variable(
      'appointmentAt',
      'date',
      words(
        'Day and time of the appointment, handed over by whoever starts the call.',
        '预约的日期和时间，由发起呼叫者传入。',
      ),
      {
        role: 'input',
      },
    ),
    variable('place', 'text', words('Where it is, handed over as well.', '地点，同样由发起呼叫者传入。'), {
      role: 'input',
    }),
    variable('answer', 'text', words('confirmed or cancelled.', 'confirmed 或 cancelled。'), {
      role: 'output',
      initial: '',
    }),
  ],
  scenarios: reminderScenarios,
  steps: [
    step('start', 'start', words('Somebody answers', '接通'), {}, { next: 'reminder' }),
    step(
      'reminder',
      'say',
      words('The appointment', '预约内容'),
      {
        prompt: [
          said('Hello. This is a reminder of your appointment on', '您好，提醒您预约时间为'),
          spoken('appointmentAt', 'datetime'),
          said('Place: {{ place }}.', '地点：{{ place }}。'),
        ],
      },
      { next: 'answer' },
    ),
    step(
      'answer',
      'menu',
      words('Will you come?', '是否赴约？'),
      {
        prompt: [
          said(
            'To confirm, press 1. To cancel, press 2. For another day, press 3. To hear this again, press star.',
            '确认请按 1，取消请按 2，改期请按 3，重听请按星号键。',
          ),
        ],
        keys: [
          { key: '1', label: words('Confirm', '确认') },
          { key: '2', label: words('Cancel', '取消') },
          { key: '3', label: words('Another day', '改期') },
          { key: '*', label: words('Again', '重听') },
        ],
        noInput: askAgain,
        noMatch: askAgain,
      },
      { 1: 'confirmed', 2: 'sure', 3: 'queue', '*': 'reminder', no_input: 'goodbye', no_match: 'queue' },
    ),
    step(
      'sure',
      'menu',
      words('Really cancel?', '确认取消？'),
      {
        prompt: [
          said(
            'To cancel your appointment, press 2 once more. To keep it, press 1.',
            '确定取消请再按一次 2，保留预约请按 1。',
          ),
        ],
        keys: [
          { key: '1', label: words('Keep', '保留') },
          { key: '2', label: words('Cancel', '取消') },
        ],
        noInput: { ...askAgain, retriesMax: 1 },
        noMatch: { ...askAgain, retriesMax: 1 },
      },
      { 1: 'confirmed', 2: 'cancelled', no_input: 'confirmed', no_match: 'confirmed' },
    ),
    step(
      'confirmed',
      'set_variables',
      words('Confirmed', '已确认'),
      { assignments: [{ variable: 'answer', value: '"confirmed"' }] },
      { next: 'see_you' },
    ),
    step(
      'see_you',
      'say',
      words('See you', '期待光临'),
      { prompt: [said('Thank you, your appointment stands.', '感谢您，预约已保留。')] },
      { next: 'report' },
    ),
    step(
      'cancelled',
      'set_variables',
      words('Cancelled', '已取消'),
      { assignments: [{ variable: 'answer', value: '"cancelled"' }] },
      { next: 'gone' },
    ),
    step(
      'gone',
      'say',
      words('Cancelled, said', '取消提示'),
      { prompt: [said('Your appointment is cancelled.', '您的预约已取消。')] },
      { next: 'report' },
    ),
    step(
      'report',
      'http_request',
      words('Tell the calendar', '通知日历'),
      {
        method: 'POST',
        url: 'https://calendar.example.com/api/answers',
        bodyKind: 'json',
        bodyJson: '{"phone": call.calledNumber, "answer": answer}',
      },
      { ok: 'goodbye', failed: 'goodbye' },
    ),
    queueStep('queue', 'goodbye', {}, words('Find another day', '人工改期')),
    goodbye,
  ],
};

export const callback: FlowTemplate = {
  id: 'callback',
  title: words('Callback', '回电'),
  description: words(
    'Offers to call back, asks which number is right, and keeps the place in line; who would rather wait, waits.',
    '提供回电服务，确认号码并保留排队位置；也可继续等待。',
  ),
  variables: [variable('callbackNumber', 'phone', words('The number that is called back.', '回拨的号码。'))],
  scenarios: callbackScenarios,
  steps: [
    step('start', 'start', words('Call arrives', '来电'), {}, { next: 'welcome' }),
    step(
      'welcome',
      'say',
      words('Welcome', '欢迎'),
      { prompt: [said('Welcome. At the moment everybody is talking.', '欢迎致电，目前坐席全忙。')] },
      { next: 'offer' },
    ),
    step(
      'offer',
      'callback_offer',
      words('Shall we call you back?', '是否需要回电？'),
      {
        prompt: [
          said(
            'If you would like us to call you back without losing your place, press 1. To wait, stay on the line.',
            '如需回电并保留排队位置，请按 1；继续等待请勿挂机。',
          ),
        ],
        confirmPrompt: [
          said('We will call you at', '我们将回拨'),
          spoken('number', 'phone'),
          said('If this is right, press 1. For another number, press 2.', '确认请按 1，使用其他号码请按 2。'),
        ],
        numberPrompt: [said('Please enter the number, followed by the hash key.', '请输入电话号码，按井号键结束。')],
        promisedPrompt: [said('We will call you back.', '我们会尽快给您回电。')],
        queueId: chosenQueue,
        numberVariable: 'callbackNumber',
      },
      { promised: 'goodbye', declined: 'wait', failed: 'wait' },
    ),
    step(
      'wait',
      'say',
      words('Please hold', '请稍候'),
      {
        prompt: [said('Please hold, you are next as soon as somebody is free.', '请稍候，坐席空闲后将立即为您接通。')],
      },
      { next: 'queue' },
    ),
    queueStep('queue', 'goodbye'),
    goodbye,
  ],
};

export const satisfactionSurvey: FlowTemplate = {
  id: 'satisfaction_survey',
  title: words('Satisfaction survey', '满意度调查'),
  description: words(
    'Two questions answered with one key each; who was unhappy may say why, and the scores go into the reports.',
    '两个按键评分问题；不满意者可留言说明，评分计入报表。',
  ),
  variables: [
    variable('score', 'number', words('How satisfied, 1 to 5.', '满意程度，1 到 5。')),
    variable('solved', 'number', words('How well it was solved, 1 to 5.', '解决程度，1 到 5。')),
    variable('reason', 'text', words('The recording of what was wrong.', '不满意原因的录音。')),
  ],
  scenarios: surveyScenarios,
  steps: [
    step('start', 'start', words('After the call', '通话后'), {}, { next: 'hello' }),
    step(
      'hello',
      'say',
      words('Two questions', '两个问题'),
      { prompt: [said('Thank you for two short questions.', '感谢您回答两个简短的问题。')] },
      { next: 'satisfied' },
    ),
    step(
      'satisfied',
      'ask_satisfaction',
      words('How was it?', '服务评分'),
      {
        prompt: [
          said(
            'How satisfied were you with this call? Press 5 for very satisfied, down to 1 for not at all.',
            '请对本次服务评分：非常满意请按 5，非常不满意请按 1。',
          ),
        ],
        thanks: [],
        variable: 'score',
        question: 'CSAT',
      },
      { answered: 'resolved', no_answer: 'goodbye' },
    ),
    step(
      'resolved',
      'ask_satisfaction',
      words('Is it solved?', '问题是否解决'),
      {
        prompt: [
          said(
            'How well was your request solved? Press 5 for completely, down to 1 for not at all.',
            '您的问题解决得如何？完全解决请按 5，完全没有解决请按 1。',
          ),
        ],
        thanks: [],
        variable: 'solved',
        question: 'Solved',
      },
      { answered: 'unhappy', no_answer: 'goodbye' },
    ),
    step(
      'unhappy',
      'condition',
      words('Was it bad?', '是否不满意？'),
      {
        branches: [
          {
            id: 'bad',
            label: '1–2',
            condition: {
              kind: 'any',
              of: [
                { kind: 'compare', left: 'score', operator: 'less_or_equal', right: 2 },
                { kind: 'compare', left: 'solved', operator: 'less_or_equal', right: 2 },
              ],
            },
          },
        ],
      },
      { bad: 'why', else: 'goodbye' },
    ),
    step(
      'why',
      'record_message',
      words('What was wrong?', '不满意原因'),
      {
        prompt: [
          said(
            'We are sorry. Please tell us after the tone what we should do better.',
            '非常抱歉。请在提示音后告诉我们哪里需要改进。',
          ),
        ],
        durationMsMax: 60_000,
        recordingVariable: 'reason',
      },
      { recorded: 'goodbye', too_short: 'goodbye' },
    ),
    goodbye,
  ],
};

export const twoLanguageHotline: FlowTemplate = {
  id: 'two_language_hotline',
  title: words('Two-language hotline', '双语热线'),
  description: words(
    'Asks for the language once; menus, announcements and the agent’s whisper follow it.',
    '先选择语言，之后的菜单、提示与坐席耳语均随之切换。',
  ),
  variables: [
    variable('topic', 'text', words('What the call is about, for the agent.', '来电主题，供坐席查看。'), {
      initial: '',
    }),
  ],
  scenarios: twoLanguageScenarios,
  steps: [
    step('start', 'start', words('Call arrives', '来电'), {}, { next: 'language' }),
    step(
      'language',
      'menu',
      words('Which language?', '选择语言'),
      {
        prompt: [said('For English, press 1. 中文服务请按 2。', 'For English, press 1. 中文服务请按 2。')],
        keys: [
          { key: '1', label: 'English' },
          { key: '2', label: '中文' },
        ],
        noInput: { ...askAgain, prompts: [] },
        noMatch: { ...askAgain, prompts: [] },
      },
      { 1: 'english', 2: 'chinese', no_input: 'topic', no_match: 'topic' },
    ),
    step(
      'english',
      'set_variables',
      words('English', '英文'),
      { assignments: [], language: '\u0000en' },
      { next: 'topic' },
    ),
    step(
      'chinese',
      'set_variables',
      words('Chinese', '中文'),
      { assignments: [], language: '\u0000zh' },
      { next: 'topic' },
    ),
    step(
      'topic',
      'menu',
      words('What is it about?', '选择服务'),
      {
        prompt: [said('For orders, press 1. For invoices, press 2.', '订单请按 1，发票请按 2。')],
        keys: [
          { key: '1', label: words('Orders', '订单') },
          { key: '2', label: words('Invoices', '发票') },
        ],
        noInput: askAgain,
        noMatch: askAgain,
        keyVariable: 'topic',
        showToAgent: true,
        agentLabel: words('Topic', '主题'),
      },
      { 1: 'hold', 2: 'hold', no_input: 'hold', no_match: 'hold' },
    ),
    step(
      'hold',
      'say',
      words('Please hold', '请稍候'),
      { prompt: [said('Please hold, somebody will be with you shortly.', '请稍候，马上为您接通。')] },
      { next: 'queue' },
    ),
    queueStep('queue', 'goodbye', { whisper: [said('A call in English.', '中文来电。')] }),
    goodbye,
  ],
};
