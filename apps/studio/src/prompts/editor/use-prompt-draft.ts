'use client';

import { useEffect, useState } from 'react';
import type { PromptContent } from '../prompt-state';

interface Revision {
  readonly id: string;
  readonly content: PromptContent;
}

export interface PromptDraft {
  readonly content: PromptContent;
  readonly setContent: (content: PromptContent) => void;
  /** The revision that the draft was made from. */
  readonly base: Revision;
  readonly changed: boolean;
  /** What somebody else saved while this was being changed; null: nothing. */
  readonly theirs: Revision | null;
  /** Goes on with the other's revision; what was changed here per language stays, if wanted. */
  readonly take: (keepMine: boolean) => void;
  /** The draft was saved as this. */
  readonly saved: (revision: Revision) => void;
}

/** A prompt being edited over its newest revision. What another person saves meanwhile never replaces what is written here. */
export function usePromptDraft(latest: Revision): PromptDraft {
  const [base, setBase] = useState<Revision>(latest);
  const [content, setContent] = useState(latest.content);
  const changed = !same(content, base.content);
  const newer = latest.id !== base.id;
  if (newer && !changed) {
    setBase(latest);
    setContent(latest.content);
  }
  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [changed]);
  return {
    content,
    setContent,
    base,
    changed,
    theirs: newer && changed ? latest : null,
    take: (keepMine) => {
      setBase(latest);
      setContent(keepMine ? mergedContent(base.content, content, latest.content) : latest.content);
    },
    saved: (revision) => {
      setBase(revision);
      setContent(revision.content);
    },
  };
}

/** Language by language: what I left alone is theirs, what I changed is mine. */
export function mergedContent(base: PromptContent, mine: PromptContent, theirs: PromptContent): PromptContent {
  const merged: PromptContent = {};
  for (const language of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const kept = same(mine[language], base[language]) ? theirs[language] : mine[language];
    if (kept !== undefined) merged[language] = kept;
  }
  return merged;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
