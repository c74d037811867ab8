import type { Locale } from '../text.ts';

interface ChangeWords {
  readonly quote: (name: string) => string;
  readonly edge: (from: string, port: string, to: string) => string;
  readonly port: (from: string, port: string) => string;
  readonly settings: Readonly<Record<'name' | 'description' | 'kind' | 'languages' | 'errorHandler', string>>;
  readonly own: Readonly<Record<string, string>>;
  readonly order: string;
  readonly spelledOut: string;
  readonly separator: string;
}

/** The words in which changes of a flow are told. */
export const changeWords: Readonly<Record<Locale, ChangeWords>> = {
  en: {
    quote: (name) => `“${name}”`,
    edge: (from, port, to) => `“${from}” · ${port} → “${to}”`,
    port: (from, port) => `“${from}” · ${port}`,
    settings: {
      name: 'Name of the flow',
      description: 'Description',
      kind: 'Kind',
      languages: 'Languages',
      errorHandler: 'Where failures go',
    },
    own: {
      name: 'Name',
      type: 'Type',
      role: 'Role',
      sensitive: 'Sensitive',
      initial: 'Initial value',
      description: 'Description',
      required: 'Required',
      startsAt: 'Starts at',
      call: 'Call',
      callerNumber: 'From',
      callerName: 'Name of the caller',
      calledNumber: 'To',
      direction: 'Direction',
      language: 'Language',
      inputs: 'Inputs',
      steps: 'Step',
      leadsTo: 'Leads to',
    },
    order: 'Order',
    spelledOut: 'Written out in full; it means the same',
    separator: ' › ',
  },
  zh: {
    quote: (name) => `“${name}”`,
    edge: (from, port, to) => `“${from}” · ${port} → “${to}”`,
    port: (from, port) => `“${from}” · ${port}`,
    settings: {
      name: '流程名称',
      description: '说明',
      kind: '类型',
      languages: '语言',
      errorHandler: '故障去向',
    },
    own: {
      name: '名称',
      type: '类型',
      role: '角色',
      sensitive: '敏感',
      initial: '初始值',
      description: '说明',
      required: '必须通过',
      startsAt: '开始时间',
      call: '通话',
      callerNumber: '主叫号码',
      callerName: '主叫姓名',
      calledNumber: '被叫号码',
      direction: '方向',
      language: '语言',
      inputs: '输入',
      steps: '步骤',
      leadsTo: '通往',
    },
    order: '顺序',
    spelledOut: '已完整写出，含义不变',
    separator: ' › ',
  },
};
