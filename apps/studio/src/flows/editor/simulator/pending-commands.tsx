'use client';

import type { PendingCommand, Simulation } from '@patchbay/engine';
import { type CommandOf, type EngineEvent, type Json, type reveal, sensitive } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { useUiLocale } from '../editor-context';
import { useChoices } from '../forms/use-choices';
import { PublishedAnswer } from './published-answer';

/** How long nobody may answer whoever waits. */
const unansweredSeconds = [30, 120] as const;

interface PendingProps {
  readonly simulation: Simulation;
  readonly onChange: (simulation: Simulation) => void;
}

/** What the call waits for in the world outside, and what the world answers: one decides it here. */
export function PendingCommands({ simulation, onChange }: PendingProps) {
  const t = useTranslations('flows.simulator');
  const waiting = simulation.pending.filter((one) => !one.isEngines && one.command.type !== 'call.answer');
  if (waiting.length === 0) return null;
  return (
    <section aria-label={t('waiting')} className="space-y-2 p-3">
      <h3 className="text-xs font-medium text-ink-muted">{t('waiting')}</h3>
      {waiting.map((one) => (
        <PendingRow key={one.command.seq} pending={one} simulation={simulation} onChange={onChange} />
      ))}
    </section>
  );
}

function detailOf(command: PendingCommand['command'], queueName: (id: string) => string): string {
  switch (command.type) {
    case 'http.request':
      return `${command.method} ${typeof command.url === 'string' ? command.url : '•••'}`;
    case 'dial.start':
      return command.destination.kind === 'number' ? command.destination.number : command.destination.address;
    case 'playback.start':
      return command.items.map((item) => (item.kind === 'speech' ? spokenText(item.text) : '♪')).join(' ');
    case 'queue.join':
      return queueName(command.queueId);
    case 'callback.promise':
      return spokenText(command.number);
    case 'table.look_up':
      return spokenText(command.key);
    case 'timer.start':
      return `${command.durationMs / 1_000} s`;
    default:
      return '';
  }
}

function spokenText(text: Parameters<typeof reveal<string>>[0]): string {
  return typeof text === 'string' ? text : '•••';
}

function PendingRow({ pending, simulation, onChange }: PendingProps & { pending: PendingCommand }) {
  const t = useTranslations('flows.simulator');
  const locale = useUiLocale();
  const { command, dueAt } = pending;
  const { queues } = useChoices();
  const detail = detailOf(command, (id) => queues.find((queue) => queue.id === id)?.name ?? id);
  const remaining = dueAt === null ? null : Math.max(0, Math.round((dueAt - simulation.now) / 100) / 10);
  return (
    <div className="rounded-md border border-line p-2">
      <p className="flex items-baseline gap-2 text-sm">
        <span className="font-medium">{t(`commands.${command.type.replace('.', '_') as 'timer_start'}`)}</span>
        <span className="min-w-0 flex-1 truncate text-xs text-ink-muted" title={detail}>
          {detail}
        </span>
        {remaining !== null && (
          <span className="text-xs text-ink-faint tabular-nums">{t('in', { seconds: remaining })}</span>
        )}
      </p>
      <div className="mt-1.5 flex flex-wrap gap-1">
        {published.has(command.type) && (
          <PublishedAnswer
            pending={pending}
            simulation={simulation}
            onAnswer={(event) => onChange(simulation.send(event))}
          />
        )}
        {pending.answers.map((answer) => (
          <Button
            key={answer.id}
            size="sm"
            className="h-6 px-2"
            onClick={() => onChange(simulation.send(answer.event))}
          >
            {answer.label[locale]}
          </Button>
        ))}
        {command.type === 'queue.join' &&
          !pending.answered &&
          unansweredSeconds.map((seconds) => (
            <Button
              key={seconds}
              size="sm"
              className="h-6 px-2"
              onClick={() => onChange(simulation.advanceBy(seconds * 1_000))}
            >
              {t('nobodyFor', { seconds })}
            </Button>
          ))}
      </div>
      {ownAnswers.has(command.type) && (
        <OwnAnswer pending={pending} onAnswer={(event) => onChange(simulation.send(event))} />
      )}
    </div>
  );
}

/** Commands that what is published answers. */
const published: ReadonlySet<string> = new Set(['table.look_up', 'hours.ask', 'announcements.ask']);

/** Commands whose answer has a body that one may write. */
const ownAnswers: ReadonlySet<string> = new Set(['http.request', 'script.run', 'table.look_up']);

/** An answer of one's own: status and body of a server, what a script returns, or a row of a table. */
function OwnAnswer({ pending, onAnswer }: { pending: PendingCommand; onAnswer: (event: EngineEvent) => void }) {
  const t = useTranslations('flows.simulator');
  const [status, setStatus] = useState('200');
  const [body, setBody] = useState('{\n  \n}');
  const isHttp = pending.command.type === 'http.request';
  const parsed = parseJson(body);
  const statusNumber = Number(status);
  const statusFits = Number.isInteger(statusNumber) && statusNumber >= 100 && statusNumber <= 599;
  const to = pending.command.seq;
  return (
    <details className="mt-2">
      <summary className="cursor-pointer text-xs text-ink-muted">{t('ownAnswer')}</summary>
      <form
        className="mt-2 space-y-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (!parsed.ok || (isHttp && !statusFits)) return;
          if (isHttp) onAnswer({ type: 'http.responded', to, status: statusNumber, body: parsed.value });
          else if (pending.command.type === 'table.look_up') onAnswer(rowAnswer(pending.command, parsed.value));
          else onAnswer({ type: 'script.finished', to, value: parsed.value });
        }}
      >
        {isHttp && (
          <FormField label={t('status')} error={statusFits ? undefined : t('statusWrong')}>
            {(control) => (
              <Input
                {...control}
                className="w-20"
                inputMode="numeric"
                value={status}
                onChange={(event) => setStatus(event.currentTarget.value)}
              />
            )}
          </FormField>
        )}
        <FormField label={t(isHttp ? 'body' : 'result')} error={parsed.ok ? undefined : t('notJson')}>
          {(control) => (
            <Textarea
              {...control}
              className="font-mono text-xs"
              spellCheck={false}
              value={body}
              onChange={(event) => setBody(event.target.value)}
            />
          )}
        </FormField>
        <Button size="sm" type="submit" variant="primary" disabled={!parsed.ok || (isHttp && !statusFits)}>
          {t('answer')}
        </Button>
      </form>
    </details>
  );
}

/** The row that was written; anything but a record is no row. */
function rowAnswer({ seq, sensitiveRow }: CommandOf<'table.look_up'>, value: Json): EngineEvent {
  const isRow = typeof value === 'object' && value !== null && !Array.isArray(value);
  return { type: 'table.looked_up', to: seq, row: isRow ? (sensitiveRow ? sensitive(value) : value) : null };
}

function parseJson(text: string): { readonly ok: true; readonly value: Json } | { readonly ok: false } {
  if (text.trim() === '') return { ok: true, value: null };
  try {
    return { ok: true, value: JSON.parse(text) as Json };
  } catch {
    return { ok: false };
  }
}
