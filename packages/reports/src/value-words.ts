import type { CallEndReason, Text } from '@patchbay/flow-schema';
import type { DimensionId } from './dimensions.ts';

const both = (en: string, zh: string): Text => ({ en, zh });
const yesNo = (yes: Text, no: Text): Readonly<Record<string, Text>> => ({ true: yes, false: no });

const endReasons: Readonly<Record<CallEndReason, Text>> = {
  completed: both('completed', '流程完成'),
  caller_hung_up: both('caller hung up', '主叫挂断'),
  hung_up: both('hung up by the flow', '流程挂断'),
  cancelled: both('cancelled', '已取消'),
  failed: both('failed', '失败'),
  limit_steps: both('too many steps', '步骤过多'),
  limit_loop: both('went round in circles', '循环'),
  limit_life: both('lasted too long', '时间过长'),
  bug: both('fault of the product', '产品故障'),
  no_answer: both('no answer', '无人接听'),
  not_reached: both('not reached', '未接通'),
  transferred: both('transferred', '已转接'),
  overflow: both('sent on by a rule', '按规则转出'),
};

const words: Readonly<Partial<Record<DimensionId, Readonly<Record<string, Text>>>>> = {
  direction: { inbound: both('in', '呼入'), outbound: both('out', '呼出') },
  with_person: yesNo(both('reached a person', '接通人工'), both('reached nobody', '未接通人工')),
  vip: yesNo(both('VIP', '贵宾'), both('other', '普通')),
  callback: yesNo(both('callback', '回呼'), both('on the line', '在线')),
  end_reason: endReasons,
  state: {
    signed_out: both('signed out', '签出'),
    ready: both('ready', '就绪'),
    not_ready: both('not ready', '未就绪'),
    ringing: both('ringing', '振铃'),
    talking: both('talking', '通话'),
    consulting: both('consulting', '咨询'),
    after_call_work: both('after-call work', '话后处理'),
  },
  /** Those that routing gives; the others have rows of their own. */
  reason: {
    ring_no_answer: both('did not answer', '未应答'),
    declined: both('declined', '拒接'),
    unreachable: both('phone not reached', '话机不可达'),
    phone_lost: both('phone lost', '话机断开'),
    signed_in: both('signed in', '刚签入'),
  },
};

/** The values of a dimension that has only so many words. */
export function wordValues(dimension: DimensionId): readonly string[] {
  return Object.keys(words[dimension] ?? {});
}

/** The exits of nodes that are no ports. */
const exits: Readonly<Record<string, Text>> = {
  returned: both('back to the flow before', '返回上级流程'),
  open: both('still there', '仍在此处'),
  /** An agent's button, or a transfer, took the call out of the step. */
  'port:': both('taken out of it', '中途转出'),
};

/** What a value is called that nobody named; null for one that has no words here. */
export function valueWords(dimension: DimensionId, value: string): Text | null {
  const known = words[dimension]?.[value];
  if (known !== undefined || dimension !== 'exit') return known ?? null;
  if (value.startsWith('end:')) {
    const reason = words.end_reason?.[value.slice(4)];
    return reason === undefined ? both('ended', '结束') : both(`ended: ${reason.en}`, `结束：${reason.zh}`);
  }
  return exits[value] ?? null;
}

/** What an empty value means. */
export function emptyWords(dimension: DimensionId): Text {
  switch (dimension) {
    case 'queue':
      return both('no queue', '无队列');
    case 'agent':
      return both('no agent', '无坐席');
    case 'team':
      return both('no team', '无班组');
    case 'flow':
      return both('no flow', '无流程');
    case 'campaign':
      return both('no campaign', '非外呼活动');
    case 'activity':
      return both('contacts', '联络');
    case 'wrap_up_code':
      return both('no code', '未填写');
    case 'caller':
    case 'called_number':
      return both('withheld', '号码隐藏');
    default:
      return both('none', '无');
  }
}
