'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo } from 'react';
import { Kbd } from '@/ui/kbd';
import { type Command, closePalette, usePalette } from './commands';
import { RecordCommands } from './record-commands';

/** Ctrl/Cmd-K: everything the studio can do or go to, by typing. */
export function CommandPalette() {
  const t = useTranslations('palette');
  const { open, sources } = usePalette();
  const groups = useMemo(() => groupCommands([...sources.values()].flat()), [sources]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      usePalette.setState((palette) => ({ open: !palette.open }));
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <Base.Root open={open} onOpenChange={(next) => usePalette.setState({ open: next })}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-60 bg-scrim" />
        <Base.Popup className="fixed top-[12vh] left-1/2 z-60 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-raised shadow-dialog outline-none">
          <Base.Title className="sr-only">{t('title')}</Base.Title>
          <RecordCommands />
          <Cmdk loop label={t('title')}>
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search className="size-4 text-ink-faint" aria-hidden />
              <Cmdk.Input
                autoFocus
                placeholder={t('placeholder')}
                className="h-12 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
              />
              <Kbd>Esc</Kbd>
            </div>
            <Cmdk.List className="max-h-[min(24rem,60vh)] scroll-py-2 overflow-y-auto p-2">
              <Cmdk.Empty className="px-3 py-8 text-center text-sm text-ink-muted">{t('empty')}</Cmdk.Empty>
              {groups.map(([heading, commands]) => (
                <Cmdk.Group
                  key={heading}
                  heading={heading}
                  className="mb-1 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
                >
                  {commands.map((command) => (
                    <PaletteItem key={command.id} command={command} />
                  ))}
                </Cmdk.Group>
              ))}
            </Cmdk.List>
          </Cmdk>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function PaletteItem({ command }: { command: Command }) {
  const { icon: Icon } = command;
  return (
    <Cmdk.Item
      value={`${command.group} ${command.title} ${command.id}`}
      keywords={[...(command.keywords ?? [])]}
      onSelect={() => {
        closePalette();
        command.run();
      }}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2 text-sm data-[selected=true]:bg-hover"
    >
      {Icon !== undefined && <Icon className="size-4 shrink-0 text-ink-faint" aria-hidden />}
      <span className="truncate">{command.title}</span>
      {command.shortcut !== undefined && <Kbd className="ml-auto">{command.shortcut}</Kbd>}
    </Cmdk.Item>
  );
}

function groupCommands(commands: readonly Command[]): [string, Command[]][] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups];
}
