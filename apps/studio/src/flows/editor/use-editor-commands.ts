import { CirclePlay, GitCompareArrows, ListTree, Network, Save, Search, Upload } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { type Command, useCommands } from '@/palette/commands';
import { useArrange } from './canvas/use-arrange';
import { useWorkspace } from './editor-context';
import type { Saving } from './use-autosave';

/** What the editor offers in the command palette. */
export function useEditorCommands(saving: Saving): void {
  const t = useTranslations('flows.commands');
  const { editor, screen } = useWorkspace();
  const router = useRouter();
  const { arrange } = useArrange();
  const commands = useMemo<Command[]>(() => {
    const group = t('group');
    return [
      {
        id: 'flow.find',
        title: t('find'),
        group,
        icon: Search,
        shortcut: 'Ctrl F',
        run: () => screen.setState({ searching: true }),
      },
      {
        id: 'flow.simulate',
        title: t('simulate'),
        group,
        icon: CirclePlay,
        run: () => screen.setState({ panel: 'simulator' }),
      },
      {
        id: 'flow.publish',
        title: t('publish'),
        group,
        icon: Upload,
        run: () => screen.setState({ publishing: true }),
      },
      {
        id: 'flow.compare',
        title: t('compare'),
        group,
        icon: GitCompareArrows,
        run: async () => {
          // The page compares what is stored.
          await saving.flush();
          router.push(`/flows/${editor.parts.flowId}/compare`);
        },
      },
      { id: 'flow.arrange', title: t('arrange'), group, icon: Network, run: () => void arrange() },
      { id: 'flow.save', title: t('save'), group, icon: Save, shortcut: 'Ctrl S', run: () => void saving.flush() },
      {
        id: 'flow.outline',
        title: t('outline'),
        group,
        icon: ListTree,
        run: () => screen.setState((state) => ({ view: state.view === 'canvas' ? 'outline' : 'canvas' })),
      },
    ];
  }, [t, screen, arrange, saving, router, editor]);
  useCommands('flow-editor', commands);
}
