'use client';

import { useTranslations } from 'next-intl';
import { Dialog } from '@/ui/dialog';
import { revealNode } from '../core/editor-screen';
import { searchNodes } from '../core/node-search';
import { useEditor, useScreen, useUiLocale, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';
import { ChoiceList } from './choice-list';
import { TypeSwatch } from './type-swatch';

/** Finds a node by anything written in it. */
export function SearchDialog() {
  const t = useTranslations('flows.search');
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const open = useScreen((state) => state.searching);
  const document = useEditor((state) => state.content.document);
  const nameOf = useNodeName();
  return (
    <Dialog open={open} onOpenChange={(next) => screen.setState({ searching: next })} title={t('title')} size="sm">
      <div className="-mx-3 h-80">
        <ChoiceList
          label={t('title')}
          placeholder={t('placeholder')}
          empty={t('empty')}
          find={(query) => {
            const matches =
              query.trim() === ''
                ? document.nodes.map((node) => ({ node, excerpt: editor.parts.view(node).summary(locale) }))
                : searchNodes(document, query, editor.parts.view, locale);
            return matches.slice(0, 100).map(({ node, excerpt }) => ({
              id: node.id,
              title: nameOf(node),
              hint: excerpt,
              icon: <TypeSwatch type={editor.parts.view(node).type} />,
            }));
          }}
          onChoose={(id) => {
            screen.setState({ searching: false });
            editor.actions.select({ nodes: [id] });
            revealNode(screen, id);
          }}
          onLeave={() => screen.setState({ searching: false })}
        />
      </div>
    </Dialog>
  );
}
