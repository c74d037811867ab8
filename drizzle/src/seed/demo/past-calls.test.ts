import { versionHash } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { demoFlows } from './demo-flows.ts';
import { pastCalls } from './past-calls.ts';

const flows = new Map(demoFlows().map(({ id, document }) => [id, { id, version: versionHash(document), document }]));
const now = new Date(Date.UTC(2026, 4, 20, 15, 30));
const make = () => {
  const answering = demoFlows().flatMap(({ id, number }) => {
    const flow = flows.get(id);
    return flow && number !== null ? [{ flow, number, share: 1 }] : [];
  });
  return pastCalls(answering, flows, now, 'demo-call-');
};

describe('the past calls of the demo centre', () => {
  const past = make();

  it('are the same every time', () => {
    expect(make()).toEqual(past);
  });

  it('are enough to look at, of several days, and over by now', () => {
    expect(past.calls.length).toBeGreaterThan(120);
    expect(new Set(past.calls.map((call) => call.startedAt.getUTCDay())).size).toBeGreaterThan(5);
    expect(past.calls.every((call) => call.endedAt instanceof Date && call.endedAt < now)).toBe(true);
    expect(new Set(past.calls.map((call) => call.endReason))).toEqual(
      new Set(['hung_up', 'completed', 'caller_hung_up']),
    );
    expect(new Set(past.calls.map((call) => call.language))).toEqual(new Set(['en-US', 'zh-CN']));
  });

  it('went only where the flows lead', () => {
    const strange = past.steps.filter((step) => {
      const document = flows.get(step.flowId)?.document;
      if (!document) return true;
      if (step.nodeId != null && !document.nodes.some((node) => node.id === step.nodeId)) return true;
      if (step.kind !== 'node.left') return false;
      // The agent's button leads to its own node, from wherever the call is.
      if (step.port === '') {
        return !document.nodes.some((node) => node.type === 'agent_action' && node.id === step.detail?.to);
      }
      return !document.edges.some(
        (edge) => edge.from.node === step.nodeId && edge.from.port === step.port && edge.to === step.detail?.to,
      );
    });
    expect(strange).toEqual([]);
  });

  it('reach every node but the closed day and the failures nobody had', () => {
    const reached = new Set(past.steps.map((step) => `${step.flowId} ${step.nodeId}`));
    const missed = [...flows.values()].flatMap(({ id, document }) =>
      document.nodes.filter((node) => node.type !== 'note' && !reached.has(`${id} ${node.id}`)).map((node) => node.id),
    );
    expect(missed.sort()).toEqual(['closed', 'sorry']);
  });

  it('waited in every queue, and never did an agent have two of them at once', () => {
    const visits = past.desk.flatMap((rows) => rows.visits);
    const talks = past.desk.flatMap((rows) => rows.conversations);
    expect(new Set(visits.map((visit) => visit.queueId)).size).toBe(4);
    expect(new Set(visits.map((visit) => visit.outcome))).toEqual(
      new Set(['answered', 'abandoned', 'left', 'overflow']),
    );
    expect(past.desk.flatMap((rows) => rows.answers).length).toBeGreaterThan(50);
    const times = (at: Date | null | undefined) => at?.getTime() ?? Number.NaN;
    for (const one of talks) {
      const beside = talks.filter(
        (other) =>
          other !== one &&
          other.agentId === one.agentId &&
          times(other.answeredAt) < times(one.endedAt) &&
          times(one.answeredAt) < times(other.endedAt),
      );
      expect(beside).toEqual([]);
    }
  });
});
