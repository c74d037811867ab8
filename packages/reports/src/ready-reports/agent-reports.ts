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
