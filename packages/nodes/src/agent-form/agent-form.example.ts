import { type NodeExample, variable } from '../testing/node-example.ts';

export const agentFormExample: NodeExample = {
  title: 'why they call',
  config: {
    titleEn: 'About this call',
    titleZh: '',
    fields: [
      {
        variable: 'reason',
        labelEn: 'Reason',
        labelZh: '原因',
        kind: 'choice',
        options: [
          { value: 'complaint', labelEn: 'Complaint', labelZh: '投诉' },
          { value: 'other', labelEn: '', labelZh: '' },
        ],
        required: true,
      },
      { variable: 'solved', kind: 'yes_no' },
    ],
  },
  variables: [variable('reason', 'text'), variable('solved', 'boolean')],
};
