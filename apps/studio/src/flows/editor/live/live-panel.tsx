'use client';

import { Radio } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Instant } from '@/ui/instant';
import { revealNode } from '../core/editor-screen';
import { flowIndex } from '../core/flow-order';
import { liveOverlay } from '../core/live-calls';
import { noOverlay, showOverlay } from '../core/overlay';
import { useEditor, useWorkspace } from '../editor-context';
import type { OpenedFlow } from '../open-flow';
import { usePublished } from '../publish/use-published';
import { useNodeName } from '../use-node-name';
import { useLiveCalls } from './use-live-calls';

/** Calls as they move over the canvas: how many are where, and one of them to follow. */
export function LivePanel({ opened }: { opened: OpenedFlow }) {
  const t = useTranslations('flows.live');
  const { overlay, screen } = useWorkspace();
  const document = useEditor((state) => state.content.document);
  const nameOf = useNodeName();
  const published = usePublished(opened);
  const { calls, callerOf } = useLiveCalls(opened.id, true);
  const [followed, setFollowed] = useState<string | null>(null);
  const place = followed === null ? null : (calls.get(followed)?.nodeId ?? null);
  useEffect(() => showOverlay(overlay, liveOverlay(calls, followed)), [overlay, calls, followed]);
  useEffect(() => () => showOverlay(overlay, noOverlay), [overlay]);
  useEffect(() => {
    if (place !== null) revealNode(screen, place, false);
  }, [place, screen]);
  const list = [...calls.values()].sort((a, b) => a.since - b.since);
  return (
    <div className="p-3">
      {list.some((call) => call.version !== published.version && call.version !== '') && (
        <Callout tone="info" className="mb-3">
          {t('otherVersion')}
        </Callout>
      )}
      {list.length === 0 ? (
        <div className="py-8 text-center text-sm text-ink-muted">
          <Radio className="mx-auto mb-2 size-6 text-ink-faint" aria-hidden />
          {t('empty')}
        </div>
      ) : (
        <>
          <p className="mb-2 text-xs text-ink-muted">{t('count', { count: list.length })}</p>
          <ul className="space-y-1.5">
            {list.map((call) => {
              const node = call.nodeId === null ? undefined : flowIndex(document).nodes.get(call.nodeId);
              return (
                <li key={call.id} className="flex items-center gap-2 rounded-md border border-line px-2.5 py-1.5">
                  <div className="min-w-0 flex-1">
                    <Link href={`/calls/${call.id}`} className="block truncate text-sm font-medium hover:underline">
                      {callerOf(call.id) ?? t('call')}
                    </Link>
                    <p className="truncate text-xs text-ink-muted">
                      <Instant at={call.since} form="time" /> · {node ? nameOf(node) : t('elsewhere')}
                    </p>
                  </div>
                  <Button
                    size="sm"
                    variant={followed === call.id ? 'primary' : 'secondary'}
                    aria-pressed={followed === call.id}
                    onClick={() => setFollowed(followed === call.id ? null : call.id)}
                  >
                    {t('follow')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
