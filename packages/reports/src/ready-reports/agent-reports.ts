import { both, ready } from './ready.ts';

/** What agents did, and how long. */
export const agentReports = [
  ready(
    'agents.work',
    'agents',
    both('Talk, hold and wrap-up', '坐席通话与处理'),
    both('What agents answered and how long it took them.', '坐席接听数量与时长。'),
    {
      measures: [
        'offers',
        'talks',
        'take_rate',
        'talk_time',
        'hold_time',
        'wrap_up_time',
        'average_handling_time',
        'offers_missed',
        'offers_declined',
      ],
      by: ['agent'],
      chart: 'bar',
      most: 'talks',
    },
  ),
  ready(
    'agents.states',
    'agents',
    both('States', '坐席状态'),
    both('How long agents were in each state, and why they were not ready.', '各状态及未就绪原因的时长。'),
    {
      measures: ['state_time', 'state_begun'],
      by: ['agent', 'state', 'reason'],
      chart: 'stacked_bar',
      series: 'state',
    },
  ),
  ready(
    'agents.attendance',
    'agents',
    both('Attendance', '出勤'),
    both('How long agents were signed in on each day, and what they did meanwhile.', '每日签入时长及其构成。'),
    {
      measures: ['signed_in_time', 'ready_time', 'talking_time', 'after_call_time', 'not_ready_time', 'occupancy'],
      by: ['agent', 'time'],
      grain: 'day',
    },
  ),
  ready(
    'agents.adherence',
    'agents',
    both('Adherence', '排班遵守率'),
    both(
      'How much of the planned time agents spent as planned, and how long they worked against their shifts.',
      '坐席按排班执行的时间占比，以及实际工作时长与排班时长之比。',
    ),
    {
      measures: ['planned_time', 'kept_time', 'off_plan_time', 'adherence', 'conformance'],
      by: ['agent'],
      chart: 'bar',
      most: 'off_plan_time',
    },
  ),
  ready(
    'agents.adherence_days',
    'agents',
    both('Adherence by day', '每日排班遵守率'),
    both('Adherence and conformance over time.', '排班遵守率与符合率随时间的变化。'),
    {
      measures: ['adherence', 'conformance', 'planned_time', 'kept_time'],
      by: ['time'],
      chart: 'line',
      grain: 'day',
    },
  ),
  ready(
    'agents.adherence_teams',
    'agents',
    both('Adherence by team', '班组排班遵守率'),
    both('The same by team, as agents belong to them today.', '按坐席当前所属班组汇总。'),
    {
      measures: ['adherence', 'conformance', 'planned_time', 'kept_time', 'off_plan_time'],
      by: ['team'],
      chart: 'bar',
      most: 'adherence',
    },
  ),
  ready(
    'agents.planned_and_actual',
    'agents',
    both('Planned and actual', '计划与实际'),
    both('In which states agents were while something was planned.', '各计划活动期间坐席的实际状态。'),
    {
      measures: ['presence_time', 'presence_kept_time'],
      by: ['activity', 'state', 'reason'],
      chart: 'stacked_bar',
      series: 'state',
    },
  ),
  ready(
    'agents.occupancy',
    'agents',
    both('Occupancy', '占用率'),
    both('How much of their time agents were busy with contacts.', '坐席忙于联络的时间占比。'),
    { measures: ['occupancy', 'ready_time', 'talking_time', 'after_call_time'], by: ['time'], chart: 'line' },
  ),
  ready(
    'agents.teams',
    'agents',
    both('Teams', '班组'),
    both('The same by team, as agents belong to them today.', '按坐席当前所属班组汇总。'),
    {
      measures: ['talks', 'average_handling_time', 'occupancy', 'signed_in_time', 'take_rate'],
      by: ['team'],
      chart: 'bar',
      most: 'talks',
    },
  ),
  ready(
    'agents.satisfaction',
    'agents',
    both('Satisfaction by agent', '坐席满意度'),
    both('How customers rated the conversations of each agent.', '客户对各坐席的评价。'),
    { measures: ['satisfaction', 'average_score', 'ratings'], by: ['agent'], chart: 'bar', most: 'satisfaction' },
  ),
];
