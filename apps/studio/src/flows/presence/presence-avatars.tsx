'use client';

import { useTranslations } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { Tooltip } from '@/ui/tooltip';
import { revealNode } from '../editor/core/editor-screen';
import { useEditor, usePresence, useWorkspace } from '../editor/editor-context';
import { useNodeName } from '../editor/use-node-name';
import { initials, presenceColour } from './presence-colour';
import type { OtherTab } from './presence-store';

const shownMax = 4;

/** Who else is in the draft; each leads to where they are. */
export function PresenceAvatars() {
  const t = useTranslations('presence');
  const others = usePresence((state) => state.others);
  if (others.length === 0) return null;
  const hidden = others.slice(shownMax);
  return (
    <ul className="flex shrink-0 -space-x-1.5 px-1" aria-label={t('others')}>
      {others.slice(0, shownMax).map((other, index) => (
        <li key={other.tab} className={index > 1 ? 'max-sm:hidden' : undefined}>
          <Avatar other={other} />
        </li>
      ))}
      {hidden.length > 0 && (
        <li
          title={hidden.map(({ name }) => name).join(', ')}
          className="grid size-7 place-items-center rounded-full border-2 border-surface bg-sunken text-2xs font-semibold text-ink-muted max-sm:hidden"
        >
          {t('more', { count: hidden.length })}
        </li>
      )}
    </ul>
  );
}

function Avatar({ other }: { other: OtherTab }) {
  const t = useTranslations('presence');
  const { editor, screen } = useWorkspace();
  const { id } = usePerson();
  const nameOf = useNodeName();
  const node = useEditor((state) => state.content.document.nodes.find((one) => other.nodes.includes(one.id)));
  const name = other.userId === id ? t('you') : other.name;
  const label = node === undefined ? t('looks', { name }) : t('edits', { name, node: nameOf(node) });
  return (
    <Tooltip content={label} side="bottom">
      <button
        type="button"
        aria-label={label}
        aria-disabled={node === undefined}
        onClick={() => {
          if (node === undefined) return;
          editor.actions.select({ nodes: [node.id] });
          revealNode(screen, node.id);
        }}
        className="grid size-7 place-items-center rounded-full border-2 border-surface text-2xs font-semibold text-ink-on-accent"
        style={{ backgroundColor: presenceColour(other.userId) }}
      >
        {initials(other.name)}
      </button>
    </Tooltip>
  );
}
