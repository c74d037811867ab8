import { type FieldMeta, field, type SeatContribution } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';
import { switchField } from './plain-fields.ts';

/** Whether the seat shows a value when the call arrives there, and under which label. */
export function agentFields(meta: { readonly help: FieldMeta['help']; readonly when?: FieldMeta['when'] }) {
  const { help, when } = meta;
  return {
    showToAgent: switchField(
      {
        label: text('Show to the agent', '向坐席显示'),
        ...(help === undefined ? {} : { help }),
        ...(when === undefined ? {} : { when }),
        advanced: true,
      },
      false,
    ),
    agentLabel: z
      .string()
      .max(80)
      .default('')
      .meta(
        field({
          label: text('Label for the agent', '坐席处显示名称'),
          help: text('Empty: the name of the variable.', '留空则显示变量名。'),
          widget: 'text',
          placeholder: text('Customer number', '客户编号'),
          when: { field: 'showToAgent', is: [true] },
          advanced: true,
        }),
      ),
  };
}

/** The value on the seat, under the label its author gave. */
export function agentField(variable: string, agentLabel: string): Extract<SeatContribution, { kind: 'field' }> {
  const label = agentLabel === '' ? variable : agentLabel;
  return { kind: 'field', variable, label: text(label, label) };
}

/** Of results that variables keep, those that the seat shows. */
export function shownToAgent(
  results: readonly { readonly variable: string; readonly showToAgent: boolean; readonly agentLabel: string }[],
): SeatContribution[] {
  return results
    .filter(({ showToAgent, variable }) => showToAgent && variable !== '')
    .map(({ variable, agentLabel }) => agentField(variable, agentLabel));
}
