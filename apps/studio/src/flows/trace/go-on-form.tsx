'use client';

import { FastForward, Info } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Instant } from '@/ui/instant';
import { Spinner } from '@/ui/spinner';
import { BlockingProblems, useBlockingProblems } from '../editor/simulator/blocking-problems';
import { useBeginCall } from '../editor/simulator/use-begin-call';
import type { Saving } from '../editor/use-autosave';
import type { CarriedCall, CarryNote } from './carry-over';
import type { ContinuedCall } from './continued-call';
import { useCarriedCall } from './use-carried-call';

interface GoOnFormProps {
  readonly asked: ContinuedCall;
  readonly saving: Saving;
  /** Begins a call of one's own instead. */
  readonly onLeave: () => void;
}

/** A past call that goes on here, in the draft: from where, with what, and what could not be taken along. */
export function GoOnForm({ asked, saving, onLeave }: GoOnFormProps) {
  const t = useTranslations('traffic.go_on');
  const found = useCarriedCall(asked);
  const problems = useBlockingProblems();
  const { begin, busy, failure } = useBeginCall(saving);
  const leave = (
    <Button variant="link" size="sm" onClick={onLeave}>
      {t('leave')}
    </Button>
  );
  if (found === 'loading') return <Spinner className="m-6" label={t('loading')} />;
  if (found === 'failed' || found === null) {
    return (
      <div className="space-y-3 p-3">
        <Callout tone="warning">{t(found === null ? 'notHere' : 'failed')}</Callout>
        {leave}
      </div>
    );
  }
  const { call, carried } = found;
  const go = () =>
    begin(
      {
        callerNumber: call.callerNumber,
        callerName: call.callerName,
        calledNumber: call.calledNumber,
        startsAt: carried.at,
      },
      {
        place: { nodeId: carried.nodeId, variables: carried.variables, answered: carried.answered },
        language: carried.language,
      },
    );
  return (
    <div className="space-y-3 p-3">
      <p className="text-sm">
        {t.rich('intro', {
          caller: call.callerNumber,
          link: (text) => (
            <Link href={`/calls/${asked.callId}`} className="font-medium hover:underline">
              {text}
            </Link>
          ),
          at: () => <Instant at={carried.at} form="full" />,
        })}
      </p>
      <BlockingProblems problems={problems} />
      <CarriedNotes notes={carried.notes} />
      <CarriedVariables carried={carried} />
      {failure !== null && <Callout tone="danger">{failure}</Callout>}
      <Button
        variant="primary"
        className="w-full"
        loading={busy}
        disabled={problems.length > 0}
        onClick={() => void go()}
      >
        <FastForward aria-hidden />
        {t('begin')}
      </Button>
      {leave}
    </div>
  );
}

function CarriedNotes({ notes }: { notes: readonly CarryNote[] }) {
  const t = useTranslations('traffic.go_on');
  return (
    <ul aria-label={t('notes')} className="space-y-1.5">
      {notes.map((note) => {
        const { kind, ...values } = note;
        return (
          <li key={JSON.stringify(note)} className="flex gap-2 text-sm">
            <Info
              className={kind === 'begins_anew' ? 'mt-0.5 size-3.5 text-info' : 'mt-0.5 size-3.5 text-warning'}
              aria-hidden
            />
            <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {t(`note.${kind}`, { node: '', instead: '', name: '', names: '', type: '', language: '', ...values })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function CarriedVariables({ carried }: { carried: CarriedCall }) {
  const t = useTranslations('traffic.go_on');
  const rows = Object.entries(carried.variables).filter(([, value]) => value !== null);
  if (rows.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="cursor-pointer text-ink-muted">{t('variables', { count: rows.length })}</summary>
      <dl className="mt-1 space-y-0.5 font-mono text-xs">
        {rows.map(([name, value]) => (
          <div key={name} className="flex gap-3">
            <dt className="font-medium">{name}</dt>
            <dd className="min-w-0 flex-1 text-right [overflow-wrap:anywhere]">{JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
