import { describe, expect, it } from 'vitest';
import { agentsToShow, type FloorFilters } from './filters';
import { agentField } from './store/floor-examples';

const agent = (id: string, teamId: string | null, queueIds: string[]) => ({
  id,
  name: `Agent ${id}`,
  teamId,
  extension: `30${id}`,
  queueIds,
});
const names = { agents: [agent('1', 't', ['q']), agent('2', 't', []), agent('3', null, ['q']), agent('4', null, [])] };
const live = new Map([
  ['1', agentField('1', { status: 'ready', sinceMs: 50 })],
  ['2', agentField('2', { status: 'talking', sinceMs: 90 })],
  ['3', agentField('3', { status: 'ready', sinceMs: 20 })],
]);
const shown = (filters: Partial<FloorFilters>) =>
  agentsToShow(live, names, { team: null, queue: null, show: 'all', sort: 'status', search: '', ...filters });

describe('the agents on the board', () => {
  it('are those whom the filters let through', () => {
    expect(shown({ show: 'signed_in' })).toEqual(['2', '3', '1']);
    expect(shown({ show: 'busy' })).toEqual(['2']);
    expect(shown({ show: 'free', queue: 'q' })).toEqual(['3', '1']);
    expect(shown({ team: 't' })).toEqual(['2', '1']);
    expect(shown({ search: ' agent 4 ' })).toEqual(['4']);
    expect(shown({ search: '303' })).toEqual(['3']);
  });

  it('stand by state and then by who is longest in it, by time alone, or by name', () => {
    expect(shown({})).toEqual(['2', '3', '1', '4']);
    expect(shown({ sort: 'since', show: 'signed_in' })).toEqual(['3', '1', '2']);
    expect(shown({ sort: 'name' })).toEqual(['1', '2', '3', '4']);
  });
});
