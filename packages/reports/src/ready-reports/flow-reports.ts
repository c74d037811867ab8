import { both, ready } from './ready.ts';

/** What callers do in flows. */
export const flowReports = [
  ready(
    'flows.volume',
    'flows',
    both('Calls by flow and version', '按流程与版本'),
    both('How many calls each version had, and how many reached a person.', '各版本的通话量及人工接通情况。'),
    {
      measures: ['calls', 'calls_with_person', 'person_share', 'average_call_time'],
      by: ['flow', 'version'],
      chart: 'stacked_bar',
      most: 'calls',
    },
  ),
  ready(
    'flows.steps',
    'flows',
    both('Steps of a flow', '流程步骤'),
    both('How many calls came to each step, and where callers hung up.', '到达各步骤的通话数及挂断位置。'),
    {
      measures: ['node_visits', 'node_went_on', 'node_hung_up', 'drop_off'],
      by: ['node'],
      chart: 'funnel',
      most: 'node_visits',
      asks: ['flow'],
    },
  ),
  ready(
    'flows.drop_off',
    'flows',
    both('Drop-off by version', '按版本的流失'),
    both('Where callers hung up, beside what it was in other versions.', '各版本中来电者挂断的位置对比。'),
    {
      measures: ['node_visits', 'node_hung_up', 'drop_off'],
      by: ['version', 'node'],
      chart: 'bar',
      series: 'version',
      most: 'node_hung_up',
      asks: ['flow'],
    },
  ),
  ready(
    'flows.ways',
    'flows',
    both('Choices in a flow', '流程中的选择'),
    both(
      'By which ways calls left each step: what was pressed, what was found, what timed out.',
      '各步骤的去向：按键、匹配、超时等。',
    ),
    {
      measures: ['node_visits'],
      by: ['node', 'exit'],
      chart: 'stacked_bar',
      series: 'exit',
      most: 'node_visits',
      asks: ['flow'],
    },
  ),
  ready(
    'flows.paths',
    'flows',
    both('Paths through a flow', '流程路径'),
    both('How calls went from step to step.', '通话在步骤间的流向。'),
    { measures: ['node_visits'], by: ['version', 'node', 'exit'], chart: 'sankey', asks: ['flow'] },
  ),
];
