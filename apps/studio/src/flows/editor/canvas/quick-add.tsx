'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { revealNode } from '../core/editor-screen';
import { searchTypes } from '../core/node-search';
import { useEditor, useScreen, useUiLocale, useWorkspace } from '../editor-context';
import { ChoiceList } from './choice-list';
import { TypeSwatch } from './type-swatch';
import { usePlaceableTypes } from './use-placeable-types';

const box = { width: 320, height: 360 };

/** The list that opens where one is (`/`, `a`, or an edge dropped on the empty canvas): type, choose, connected. */
export function QuickAdd() {
  const t = useTranslations('flows.add');
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const request = useScreen((state) => state.quickAdd);
  const kind = useEditor((state) => state.content.document.kind);
  const types = usePlaceableTypes(kind, request?.after !== undefined);
  const frame = useRef<HTMLDivElement>(null);
  const style = useMemo(
    () =>
      request && {
        left: Math.max(8, Math.min(request.at.x, window.innerWidth - box.width - 8)),
        top: Math.max(8, Math.min(request.at.y + 6, window.innerHeight - box.height - 8)),
        width: box.width,
        maxHeight: box.height,
      },
    [request],
  );

  useEffect(() => {
    if (!request) return;
    const onPointerDown = (event: PointerEvent) => {
      if (!frame.current?.contains(event.target as Node)) screen.setState({ quickAdd: null });
    };
    window.addEventListener('pointerdown', onPointerDown, true);
    return () => window.removeEventListener('pointerdown', onPointerDown, true);
  }, [request, screen]);

  if (!request || !style) return null;
  const leave = () => {
    screen.setState({ quickAdd: null });
    if (request.after) revealNode(screen, request.after.node);
  };
  return (
    <div
      ref={frame}
      className="fixed z-50 flex flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-popover"
      style={style}
    >
      <ChoiceList
        key={`${request.at.x}/${request.at.y}`}
        label={t('label')}
        placeholder={t('placeholder')}
        empty={t('empty')}
        find={(query) =>
          searchTypes(types, query, locale).map((type) => ({
            id: type.type,
            title: type.label[locale],
            hint: type.help[locale],
            icon: <TypeSwatch type={type} />,
            group: query === '' ? t(`categories.${type.category}`) : undefined,
          }))
        }
        onChoose={(type) => {
          const id = editor.actions.add({
            type,
            ...(request.place ? { at: request.place } : {}),
            ...(request.after ? { after: request.after } : {}),
          });
          screen.setState({ quickAdd: null });
          if (id !== null) revealNode(screen, id);
        }}
        onLeave={leave}
      />
    </div>
  );
}
