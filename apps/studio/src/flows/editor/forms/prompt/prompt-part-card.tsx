'use client';

import type { FlowNode, Problem, PromptPart } from '@patchbay/flow-schema';
import { ArrowDown, ArrowUp, AudioLines, Library, MessageSquareText, Variable, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { type ConfigPath, pathKey } from '../../core/config-path';
import { fieldProblems } from '../../core/problem-index';
import { FieldProblems } from '../field-problems';
import { LibraryPart } from './library-part';
import { PutIntoLibrary } from './put-into-library';
import { RecordingPart } from './recording-part';
import { TextPart } from './text-part';
import { ValuePart } from './value-part';

const icons = { text: MessageSquareText, recording: AudioLines, prompt: Library, value: Variable };

interface PromptPartCardProps {
  readonly node: FlowNode;
  readonly path: ConfigPath;
  readonly part: PromptPart;
  readonly problems: readonly Problem[];
  readonly disabled: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (part: PromptPart) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** One part of a prompt with its controls. */
export function PromptPartCard(props: PromptPartCardProps) {
  const t = useTranslations('flows.prompt');
  const { part, path, disabled, first, last, onChange, onMove, onRemove } = props;
  const Icon = icons[part.kind];
  const problems = fieldProblems(props.problems, path);
  const inner = { node: props.node, path, problems, disabled, onChange };
  return (
    <li data-field={pathKey(path)} className="scroll-mt-4 overflow-visible rounded-md border border-line bg-surface">
      <div className="flex h-7 items-center gap-1.5 border-b border-line bg-canvas/60 pr-0.5 pl-2 text-xs text-ink-muted">
        <Icon className="size-3.5" aria-hidden />
        <span className="flex-1">{t(`kinds.${part.kind}`)}</span>
        {!disabled && (
          <>
            {(part.kind === 'text' || part.kind === 'recording') && (
              <PutIntoLibrary name={props.node.name} part={part} onChange={onChange} />
            )}
            <Button
              variant="ghost"
              size="icon-sm"
              className="size-6"
              disabled={first}
              aria-label={t('moveUp')}
              onClick={() => onMove(-1)}
            >
              <ArrowUp aria-hidden />
            </Button>
            <Button
              variant="ghost"
              size="icon-sm"
              className="size-6"
              disabled={last}
              aria-label={t('moveDown')}
              onClick={() => onMove(1)}
            >
              <ArrowDown aria-hidden />
            </Button>
            <Button variant="ghost" size="icon-sm" className="size-6" aria-label={t('remove')} onClick={onRemove}>
              <X aria-hidden />
            </Button>
          </>
        )}
      </div>
      <div className="p-2">
        {part.kind === 'text' && <TextPart {...inner} part={part} />}
        {part.kind === 'value' && <ValuePart {...inner} part={part} />}
        {part.kind === 'recording' && <RecordingPart {...inner} part={part} />}
        {part.kind === 'prompt' && <LibraryPart {...inner} part={part} />}
        <FieldProblems problems={problems} />
      </div>
    </li>
  );
}
