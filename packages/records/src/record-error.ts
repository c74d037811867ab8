import type { Text } from '@patchbay/flow-schema';

export type RecordErrorCode =
  | 'not_found'
  | 'archived'
  | 'not_published'
  | 'number_invalid'
  | 'number_taken'
  | 'name_taken'
  | 'pattern_invalid'
  | 'value_invalid'
  | 'in_use'
  | 'outdated'
  | 'proposal_closed'
  | 'own_proposal'
  | 'rollout_ended'
  | 'rollout_pointless'
  | 'review_closed'
  | 'review_incomplete'
  | 'last_admin'
  | 'not_owner'
  | 'search_too_wide';

/** What is wrong with one field, and what would be right. */
export interface FieldProblem {
  /** Its place in the input, e.g. `rings.1.wants`. */
  readonly field: string;
  readonly reason: Text;
}

/** A request that the records refuse. `publicText` may be shown to anyone; `message` is for logs. */
export class RecordError extends Error {
  constructor(
    readonly code: RecordErrorCode,
    readonly publicText: Text,
    message: string,
    /** For input with several fields: each one that is wrong. */
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(message);
    this.name = 'RecordError';
  }
}

const subjects = {
  flow: { en: 'This flow', zh: '此流程' },
  version: { en: 'This version', zh: '此版本' },
  rollout: { en: 'This roll-out', zh: '此次灰度发布' },
  proposal: { en: 'This proposal', zh: '此提案' },
  prompt: { en: 'This prompt', zh: '此提示音' },
  prompt_revision: { en: 'This revision of the prompt', zh: '此提示音修订' },
  audio: { en: 'This sound', zh: '此音频' },
  number: { en: 'This number', zh: '此号码' },
  trunk: { en: 'This trunk', zh: '此中继线路' },
  dial_rule: { en: 'This dial rule', zh: '此外呼规则' },
  credential: { en: 'This credential', zh: '此凭据' },
  egress_host: { en: 'This host', zh: '此主机' },
  call: { en: 'This call', zh: '此通话' },
  conversation: { en: 'This conversation', zh: '此对话' },
  note: { en: 'This note', zh: '此备注' },
  recording: { en: 'This recording', zh: '此录音' },
  erasure: { en: 'This receipt', zh: '此删除凭证' },
  sip_endpoint: { en: 'This phone', zh: '此话机' },
  user: { en: 'This person', zh: '此用户' },
  queue: { en: 'This queue', zh: '此队列' },
  skill: { en: 'This skill', zh: '此技能' },
  team: { en: 'This team', zh: '此团队' },
  agent: { en: 'This agent', zh: '此坐席' },
  shift: { en: 'This shift', zh: '此班次' },
  not_ready_reason: { en: 'This reason', zh: '此原因' },
  wrap_up_code: { en: 'This wrap-up code', zh: '此小结代码' },
  quick_phrase: { en: 'This phrase', zh: '此常用语' },
  customer: { en: 'This customer', zh: '此客户' },
  open_item: { en: 'This open item', zh: '此待办事项' },
  number_place: { en: 'This place', zh: '此归属地' },
  speech_provider: { en: 'This speech provider', zh: '此语音服务' },
  speech_language: { en: 'This language', zh: '此语言' },
  export: { en: 'This export', zh: '此导出文件' },
  report_schedule: { en: 'This schedule', zh: '此定时发送' },
  report: { en: 'This report', zh: '此报表' },
  what_if: { en: 'This trial', zh: '此次推演' },
  table: { en: 'This table', zh: '此数据表' },
  table_revision: { en: 'This revision of the table', zh: '此数据表版本' },
  hours: { en: 'These opening hours', zh: '此营业时间' },
  holidays: { en: 'This list of holidays', zh: '此节假日列表' },
  schedule_revision: { en: 'This revision', zh: '此修订' },
  announcement: { en: 'This announcement', zh: '此公告' },
  screen_arrangement: { en: 'This arrangement', zh: '此界面布局' },
  scorecard: { en: 'This scorecard', zh: '此评分表' },
  review: { en: 'This review', zh: '此评审' },
  review_comment: { en: 'This comment', zh: '此批注' },
  calibration: { en: 'This calibration', zh: '此次校准' },
  sampling_rule: { en: 'This sampling rule', zh: '此抽样规则' },
} as const satisfies Record<string, Text>;

export type SubjectKind = keyof typeof subjects;

/** The error for an id that names nothing. */
export function notFound(kind: SubjectKind, id: string): RecordError {
  const subject = subjects[kind];
  return new RecordError(
    'not_found',
    { en: `${subject.en} does not exist (any more).`, zh: `${subject.zh}不存在或已被删除。` },
    `${kind} ${id} not found`,
  );
}

/** True for the error by which PostgreSQL reports a second row with the same key. */
export function isUniqueViolation(error: unknown): boolean {
  return hasSqlState(error, '23505');
}

/** True for the error by which PostgreSQL reports a row that something else still refers to. */
export function isForeignKeyViolation(error: unknown): boolean {
  return hasSqlState(error, '23503');
}

/** True for the errors by which PostgreSQL refuses text that it cannot keep: NUL, or half of a surrogate pair. */
export function isUnstorableText(error: unknown): boolean {
  return hasSqlState(error, '22021') || hasSqlState(error, '22P05') || hasSqlState(error, '22P02');
}

/** True for an error, or one that caused it, which PostgreSQL reported under this code. */
export function hasSqlState(error: unknown, state: string): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === state) return true;
  }
  return false;
}
