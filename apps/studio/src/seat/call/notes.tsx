'use client';

import { useMutation } from '@tanstack/react-query';
import { MessageSquareQuote } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Input, Textarea } from '@/ui/input';
import { Instant } from '@/ui/instant';
import { Kbd } from '@/ui/kbd';
import { Popover } from '@/ui/popover';
import { seatKeys, useSeatKey } from '../core/shortcuts';
import type { Call, Desk } from '../seat-desk';

const saveAfterMs = 700;

interface NotesProps {
  call: Call;
  desk: Desk;
  queueId: string | null;
}

/** What the agent writes down: saved while they type. Others' notes about this call stand above. */
export function Notes({ call, desk, queueId }: NotesProps) {
  const t = useTranslations('seat.notes');
  const { id: me } = usePerson();
  const locale = useLocale();
  const own = call.notes.find(({ authorId }) => authorId === me);
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, write, save } = useSavedNote(call.id, own);
  useSeatKey('note', () => field.current?.focus());
  const insert = (phrase: string) => {
    write(text === '' || text.endsWith('\n') ? text + phrase : `${text}\n${phrase}`);
    field.current?.focus();
  };
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2">
      <header className="flex items-center gap-2">
        <h3 className="text-sm font-semibold">{t('title')}</h3>
        <Kbd>{seatKeys.note}</Kbd>
        <span role="status" className="text-xs text-ink-muted">
          {save.isPending && t('saving')}
          {save.isSuccess && !save.isPending && t('saved')}
        </span>
        <PhrasePicker phrases={desk.phrases} queueId={queueId} onInsert={insert} />
      </header>
      {call.notes
        .filter(({ authorId }) => authorId !== me)
        .map((note) => (
          <div key={note.id} className="rounded-md bg-sunken px-3 py-2 text-sm">
            <p className="text-xs text-ink-muted">
              {note.author} · <Instant at={note.updatedAt} />
            </p>
            <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">{note.text}</p>
          </div>
        ))}
      <Textarea
        ref={field}
        aria-label={t('own')}
        placeholder={t('placeholder')}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
      {save.isError && (
        <p role="alert" className="text-xs text-danger">
          {t('not_saved')} {failureText(save.error, locale)}
        </p>
      )}
    </section>
  );
}

/** The agent's own note about a call, written to the studio a moment after the last key, and when the page goes. */
function useSavedNote(callId: string, own: { id: string; text: string } | undefined) {
  const trpc = useTRPC();
  const save = useMutation(trpc.seat.saveNote.mutationOptions({ meta: { showsFailure: true } }));
  const [id] = useState(() => own?.id ?? crypto.randomUUID());
  const [text, setText] = useState(own?.text ?? '');
  const unsaved = useRef<string | null>(null);
  const timer = useRef<number>(undefined);
  const { mutate } = save;
  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    if (unsaved.current === null) return;
    mutate({ id, callId, text: unsaved.current });
    unsaved.current = null;
  }, [mutate, id, callId]);
  useEffect(() => flush, [flush]);
  const write = (next: string) => {
    setText(next);
    unsaved.current = next;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(flush, saveAfterMs);
  };
  return { text, write, save };
}

interface PhrasePickerProps {
  phrases: Desk['phrases'];
  queueId: string | null;
  onInsert: (text: string) => void;
}

/** Sentences to read out or to paste: those of all queues and of this one. */
function PhrasePicker({ phrases, queueId, onInsert }: PhrasePickerProps) {
  const t = useTranslations('seat.notes');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const fitting = phrases.filter(
    ({ queueIds, title, text }) =>
      (queueIds.length === 0 || (queueId !== null && queueIds.includes(queueId))) &&
      `${title} ${text}`.toLocaleLowerCase().includes(wanted),
  );
  return (
    <Popover
      align="end"
      className="w-96"
      trigger={
        <Button size="sm" variant="ghost" className="ml-auto">
          <MessageSquareQuote aria-hidden />
          {t('phrases')}
        </Button>
      }
    >
      <Input
        aria-label={t('search_phrases')}
        placeholder={t('search_phrases')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ul className="mt-2 flex max-h-80 flex-col gap-1 overflow-y-auto">
        {fitting.length === 0 && <li className="py-4 text-center text-sm text-ink-muted">{t('no_phrases')}</li>}
        {fitting.map(({ id, title, text }) => (
          <li key={id} className="rounded-md p-2 hover:bg-hover">
            <div className="flex items-center gap-2">
              <span className="flex-1 text-xs font-medium text-ink-muted">{title}</span>
              <Button size="sm" variant="ghost" onClick={() => onInsert(text)}>
                {t('insert')}
              </Button>
            </div>
            <p className="text-base whitespace-pre-wrap">{text}</p>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
