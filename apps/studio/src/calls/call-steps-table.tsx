'use client';

import { runEndReasons } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { Instant } from '@/ui/instant';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { useSoughtMoment } from './one-call/sought-moment';

export interface CallStepRow {
  index: number;
  at: string;
  depth: number;
  version: string;
  nodeId: string | null;
  kind: string;
  port: string | null;
  detail: Record<string, unknown>;
}

interface CallStepsTableProps {
  steps: readonly CallStepRow[];
  /** Name and type by `version/nodeId`. */
  nodes: Readonly<Record<string, { name: string; type: string }>>;
  startedAt: string;
}

/** Everything that happened in a call, in order. */
export function CallStepsTable({ steps, nodes }: CallStepsTableProps) {
  const t = useTranslations('calls');
  const hear = useTranslations('one_call');
  const tell = useStepText();
  const { seek } = useSoughtMoment();
  if (steps.length === 0) return <p className="py-8 text-center text-sm text-ink-muted">{t('no_steps')}</p>;
  return (
    <Table>
      <TableHead>
        <tr>
          <TableHeader>{t('step_time')}</TableHeader>
          <TableHeader>{t('step_node')}</TableHeader>
          <TableHeader>{t('step_what')}</TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {steps.map((step) => {
          const node = step.nodeId === null ? undefined : nodes[`${step.version}/${step.nodeId}`];
          return (
            <TableRow key={step.index}>
              <TableCell className="h-8 w-28 whitespace-nowrap text-ink-muted">
                <button
                  type="button"
                  title={hear('seek')}
                  onClick={() => seek(Date.parse(step.at))}
                  className="rounded-sm hover:text-accent hover:underline"
                >
                  <Instant at={step.at} form="time" />
                </button>
              </TableCell>
              <TableCell className="h-8 w-56" style={{ paddingLeft: `${0.75 + step.depth * 1.25}rem` }}>
                <span className="font-medium">{node?.name || node?.type || step.nodeId}</span>
              </TableCell>
              <TableCell
                className={classNames(
                  'h-8 [overflow-wrap:anywhere]',
                  step.kind === 'failure' || step.kind === 'limit.reached' ? 'text-danger' : 'text-ink-muted',
                )}
              >
                {tell(step)}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

/** A step in a sentence; a kind that is newer than this screen shows its own name. */
function useStepText(): (step: CallStepRow) => string {
  const t = useTranslations('calls.step');
  const ends = useTranslations('calls.ends');
  const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value ?? null));
  return ({ kind, port, depth, detail }) => {
    switch (kind) {
      case 'node.entered':
        return t('node_entered');
      case 'node.left':
        return t('node_left', { port: port ?? '–' });
      case 'variable.set':
        return t('variable_set', { name: text(detail.name), value: text(detail.value) });
      case 'language.set':
        return t('language_set', { language: text(detail.language) });
      case 'flow.entered':
        return t(depth === 0 ? 'flow_began' : 'flow_entered');
      case 'flow.left':
        return t('flow_left');
      case 'failure':
        return t('failure', { message: text(detail.message), code: text(detail.code) });
      case 'limit.reached':
        return t('limit_reached', { limit: text(detail.limit) });
      case 'run.ended': {
        const reason = runEndReasons.find((known) => known === detail.reason);
        return t('run_ended', { reason: reason === undefined ? text(detail.reason) : ends(reason) });
      }
      default:
        return kind;
    }
  };
}
