'use client';

import type { Simulation } from '@patchbay/engine';
import { isSensitive, type PlaybackItem, reveal } from '@patchbay/flow-schema';
import { AudioLines, MessageSquareText, Phone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { classNames } from '@/ui/class-names';
import { useSimulation } from '../editor-context';
import { useChoices } from '../forms/use-choices';
import { libraryWords } from './library-words';
import { secretMark } from './secret';

interface Line {
  readonly key: string;
  readonly at: number;
  readonly by: 'flow' | 'caller';
  readonly text: string;
  readonly state?: string;
}

/** What the caller heard and pressed, and who talked with them, one below the other. */
export function Transcript({ simulation }: { simulation: Simulation }) {
  const t = useTranslations('flows.simulator');
  const { audio, prompts } = useChoices();
  const promptTexts = useSimulation((state) => state.promptTexts);
  const frame = useRef<HTMLOListElement>(null);
  const textOf = (item: PlaybackItem): string => {
    if (item.kind === 'speech') return isSensitive(item.text) ? secretMark : reveal(item.text);
    if (item.kind === 'audio') return `♪ ${audio.find((one) => one.id === item.audioId)?.name ?? t('recording')}`;
    const name = prompts.find((one) => one.id === item.promptId)?.name ?? t('prompt');
    const words = libraryWords(item, promptTexts)?.text;
    return words === undefined ? `♪ ${name}` : `♪ ${name}: ${words}`;
  };
  const heard = simulation.heard.map(
    (one, index): Line => ({ key: `h${index}`, at: one.at, by: 'flow', text: textOf(one.item), state: one.state }),
  );
  const pressed = simulation.history.flatMap((moment, index): Line[] => {
    const { event } = moment;
    if (event === null) return [];
    if (event.type === 'dtmf.received')
      return [
        { key: `p${index}`, at: moment.now, by: 'caller', text: isSensitive(event.digit) ? '•' : reveal(event.digit) },
      ];
    if (event.type === 'call.hungup') return [{ key: `p${index}`, at: moment.now, by: 'caller', text: t('hangUp') }];
    return [];
  });
  const others = simulation.history.flatMap((moment, index): Line[] => {
    const line = (key: string, text: string): Line => ({ key: `${key}${index}`, at: moment.now, by: 'flow', text });
    const { event } = moment;
    const said: Line[] = [];
    if (event?.type === 'agent.answered') said.push(line('a', t('agentAnswers', { name: event.agentName })));
    if (event?.type === 'agent.connected') said.push(line('c', t('agentTalks')));
    if (moment.commands.some(({ type }) => type === 'music.start')) said.push(line('m', `♪ ${t('music')}`));
    return said;
  });
  const lines = [...heard, ...pressed, ...others].sort((a, b) => a.at - b.at);
  const begin = simulation.history[0]?.now ?? 0;
  const count = lines.length;
  useEffect(() => {
    if (count > 0) frame.current?.scrollTo({ top: frame.current.scrollHeight });
  }, [count]);
  return (
    <section aria-label={t('transcript')} className="p-3">
      <h3 className="mb-2 text-xs font-medium text-ink-muted">{t('transcript')}</h3>
      {lines.length === 0 ? (
        <p className="text-sm text-ink-faint">{t('silence')}</p>
      ) : (
        <ol ref={frame} aria-live="polite" className="max-h-72 space-y-1.5 overflow-y-auto">
          {lines.map((line) => {
            const Icon = line.by === 'caller' ? Phone : line.text.startsWith('♪') ? AudioLines : MessageSquareText;
            return (
              <li
                key={line.key}
                className={classNames('flex items-start gap-2 text-sm', line.by === 'caller' && 'justify-end')}
              >
                <span
                  className={classNames(
                    'flex max-w-[85%] items-start gap-1.5 rounded-lg px-2.5 py-1.5',
                    line.by === 'caller' ? 'bg-accent-soft font-medium text-accent-ink' : 'bg-sunken',
                    line.state === 'playing' && 'ring-1 ring-success',
                    line.state === 'stopped' && 'text-ink-muted line-through decoration-ink-faint',
                    line.state === 'failed' && 'text-danger',
                  )}
                >
                  <Icon className="mt-0.5 size-3.5 shrink-0 text-ink-faint" aria-hidden />
                  <span className="[overflow-wrap:anywhere]">{line.text}</span>
                </span>
                <span className="pt-1.5 text-2xs text-ink-faint tabular-nums">
                  {Math.round((line.at - begin) / 100) / 10}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
