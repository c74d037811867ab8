'use client';

import type { NodeProps } from '@xyflow/react';
import { Minus, Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo, type ReactNode } from 'react';
import type { CanvasNode } from '../../editor/canvas/canvas-nodes';
import { NodeCard } from '../../editor/canvas/node-card';
import { NoteCard } from '../../editor/canvas/note-card';
import { useUiLocale, useWorkspace } from '../../editor/editor-context';
import type { Mark } from './compare-marks';
import type { CompareNode } from './compare-nodes';

const icons = { added: Plus, removed: Minus, changed: Pencil };

function Marked({ mark, children }: { mark: Mark | null; children: ReactNode }) {
  const t = useTranslations('flow_versions.changes');
  const Icon = mark === null ? null : icons[mark];
  return (
    <div className="compare-box" data-mark={mark ?? 'same'}>
      {children}
      {mark !== null && Icon !== null && (
        <span className="compare-mark">
          <Icon className="size-3" aria-hidden />
          {t(mark)}
        </span>
      )}
    </div>
  );
}

type Props = NodeProps<CompareNode>;
const unchanged = (a: Props, b: Props) => a.data === b.data && a.selected === b.selected;

/** A card or note as in the editor, with what became of it. */
export const MarkedCard = memo(function MarkedCard(props: Props) {
  return (
    <Marked mark={props.data.mark}>
      <NodeCard {...(props as NodeProps<CanvasNode>)} />
    </Marked>
  );
}, unchanged);

export const MarkedNote = memo(function MarkedNote(props: Props) {
  return (
    <Marked mark={props.data.mark}>
      <NoteCard {...(props as NodeProps<CanvasNode>)} />
    </Marked>
  );
}, unchanged);

/** Where a box stands on the other side only. */
export const OutlineCard = memo(function OutlineCard({ data }: Props) {
  const t = useTranslations('flow_versions.compare');
  const { editor } = useWorkspace();
  const locale = useUiLocale();
  const name = data.node.name || editor.parts.registry.get(data.node.type)?.label[locale] || data.node.type;
  return (
    <div className="compare-outline">
      <p className="truncate font-medium">{name}</p>
      <p>{t(data.mark === 'added' ? 'notYet' : 'noMore')}</p>
    </div>
  );
}, unchanged);
