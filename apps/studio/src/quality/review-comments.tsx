'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Timer, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, type RefObject, useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { formatDuration } from '@/intl/duration';
import type { AudioControl } from '@/media/audio-player';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Input, Textarea } from '@/ui/input';
import { Select } from '@/ui/select';
import { readMoment } from './moment';
import type { ReviewData } from './quality-rows';
import type { PlayedRecording } from './review-sound';

interface ReviewCommentsProps {
  found: Pick<ReviewData, 'review' | 'comments' | 'content' | 'mayChange'>;
  player?: RefObject<(AudioControl & PlayedRecording) | null>;
}

/** Remarks at moments of the call; pressing a moment plays it. */
export function ReviewComments({ found, player }: ReviewCommentsProps) {
  const t = useTranslations('quality');
  const { comments, mayChange } = found;
  const texts = new Map(found.content.sections.flatMap(({ questions }) => questions.map(({ id, text }) => [id, text])));
  const play = (atMs: number) => player?.current?.playFrom(Math.max(0, atMs - player.current.beganMs));
  return (
    <Card>
      <CardHeader title={t('comments')} />
      {comments.length === 0 && !mayChange && <p className="p-4 text-sm text-ink-muted">{t('no_comments')}</p>}
      {comments.length > 0 && (
        <ul className="divide-y divide-line">
          {comments.map((comment) => (
            <li key={comment.id} className="flex items-start gap-2 px-4 py-2.5">
              {comment.atMs !== null && player === undefined && (
                <span className="text-xs leading-5 tabular-nums text-ink-muted">{formatDuration(comment.atMs)}</span>
              )}
              {comment.atMs !== null && player !== undefined && (
                <Button
                  size="sm"
                  variant="ghost"
                  className="-ml-2 tabular-nums"
                  onClick={() => play(comment.atMs ?? 0)}
                  aria-label={t('play_from', { moment: formatDuration(comment.atMs) })}
                >
                  {formatDuration(comment.atMs)}
                </Button>
              )}
              <div className="min-w-0 flex-1">
                <p className="text-sm whitespace-pre-line [overflow-wrap:anywhere]">{comment.text}</p>
                {comment.questionId !== null && (
                  <p className="truncate text-xs text-ink-muted">{texts.get(comment.questionId)}</p>
                )}
              </div>
              {mayChange && <DeleteComment reviewId={found.review.id} commentId={comment.id} />}
            </li>
          ))}
        </ul>
      )}
      {mayChange && <NewComment found={found} {...(player === undefined ? {} : { player })} />}
    </Card>
  );
}

const none = 'none';

function NewComment({ found, player }: ReviewCommentsProps) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [moment, setMoment] = useState('');
  const [questionId, setQuestionId] = useState(none);
  const add = useMutation(
    trpc.reviews.comment.mutationOptions({
      onSuccess: async () => {
        setText('');
        setMoment('');
        setQuestionId(none);
        await queries.invalidateQueries({ queryKey: trpc.reviews.get.pathKey() });
      },
    }),
  );
  const atMs = readMoment(moment);
  const wrong = moment.trim() !== '' && atMs === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || wrong) return;
    add.mutate({ reviewId: found.review.id, atMs, questionId: questionId === none ? null : questionId, text });
  };
  const takeMoment = () => {
    const { current } = player ?? {};
    if (current) setMoment(formatDuration(current.beganMs + current.positionMs()));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-t border-line p-4">
      <Textarea
        aria-label={t('new_comment')}
        placeholder={t('new_comment')}
        value={text}
        maxLength={4_000}
        rows={2}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Input
          aria-label={t('moment')}
          placeholder="0:00"
          className="w-20! tabular-nums"
          value={moment}
          aria-invalid={wrong || undefined}
          onChange={(event) => setMoment(event.currentTarget.value)}
        />
        <Button size="icon" aria-label={t('take_moment')} title={t('take_moment')} onClick={takeMoment}>
          <Timer aria-hidden />
        </Button>
        <Select
          label={t('about')}
          className="min-w-0 flex-1 basis-32"
          value={questionId}
          onChange={setQuestionId}
          options={[
            { value: none, label: t('about_all') },
            ...found.content.sections.flatMap(({ questions }) =>
              questions.map((question) => ({ value: question.id, label: question.text })),
            ),
          ]}
        />
      </div>
      {wrong && (
        <p role="alert" className="text-xs text-danger">
          {t('moment_wrong')}
        </p>
      )}
      <Button type="submit" className="self-end" disabled={text.trim() === '' || wrong} loading={add.isPending}>
        {t('add_comment')}
      </Button>
    </form>
  );
}

function DeleteComment(input: { reviewId: string; commentId: string }) {
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(
    trpc.reviews.deleteComment.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.reviews.get.pathKey() }),
    }),
  );
  return (
    <Button
      size="icon-sm"
      variant="ghost"
      aria-label={ui('delete')}
      loading={remove.isPending}
      onClick={() => remove.mutate(input)}
    >
      <Trash2 aria-hidden />
    </Button>
  );
}
