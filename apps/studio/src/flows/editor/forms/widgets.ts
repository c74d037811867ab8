import { ConditionWidget } from './condition/condition-widget';
import { PromptWidget } from './prompt/prompt-widget';
import { ScheduleWidget } from './schedule/schedule-widget';
import { SkillRingsWidget } from './skills/skill-rings-widget';
import type { Widgets } from './widget-context';
import { HoursWidget, TableColumnWidget, TableWidget } from './widgets/business-widgets';
import { AgentWidget, QueueWidget } from './widgets/centre-widgets';
import { CheckboxesWidget } from './widgets/checkboxes-widget';
import { SegmentedWidget, SelectWidget } from './widgets/choice-widgets';
import { ExpressionWidget, TemplateWidget } from './widgets/code-widgets';
import { DigitKeysWidget } from './widgets/digit-keys-widget';
import { GroupWidget } from './widgets/group-widget';
import { JsonWidget } from './widgets/json-widget';
import { LanguageWidget } from './widgets/language-widget';
import { ListWidget } from './widgets/list-widget';
import { NumberWidget, SecondsWidget } from './widgets/number-widgets';
import { CredentialWidget, FlowWidget } from './widgets/record-widgets';
import { ScriptWidget } from './widgets/script-widget';
import { SwitchWidget } from './widgets/switch-widget';
import { MultilineWidget, TextWidget } from './widgets/text-widgets';
import { DateWidget, TimeOfDayWidget, TimeZoneWidget } from './widgets/time-widgets';
import { VariableWidget } from './widgets/variable-widget';

/** One control per kind of field. A new kind is its file and a line here. */
export const widgets: Widgets = {
  text: TextWidget,
  multiline: MultilineWidget,
  number: NumberWidget,
  seconds: SecondsWidget,
  switch: SwitchWidget,
  select: SelectWidget,
  segmented: SegmentedWidget,
  digit_keys: DigitKeysWidget,
  prompt: PromptWidget,
  expression: ExpressionWidget,
  template: TemplateWidget,
  variable: VariableWidget,
  condition: ConditionWidget,
  schedule: ScheduleWidget,
  flow: FlowWidget,
  credential: CredentialWidget,
  queue: QueueWidget,
  agent: AgentWidget,
  table: TableWidget,
  table_column: TableColumnWidget,
  hours: HoursWidget,
  skill_rings: SkillRingsWidget,
  script: ScriptWidget,
  json: JsonWidget,
  list: ListWidget,
  group: GroupWidget,
  destination: GroupWidget,
  language: LanguageWidget,
  checkboxes: CheckboxesWidget,
  time_of_day: TimeOfDayWidget,
  date: DateWidget,
  time_zone: TimeZoneWidget,
};
