'use client';

import {
  Activity,
  ChevronLeft,
  CirclePlay,
  CloudDownload,
  EllipsisVertical,
  FileCheck2,
  History,
  Keyboard,
  LayoutPanelTop,
  ListChecks,
  ListTree,
  PanelLeft,
  PhoneCall,
  Radio,
  Redo2,
  Settings2,
  Undo2,
  Variable,
  Workflow,
} from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useCan } from '@/access/access-provider';
import { usePhone } from '@/phone/use-phone';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { Segmented } from '@/ui/segmented';
import { Tooltip } from '@/ui/tooltip';
import { PresenceAvatars } from '../presence/presence-avatars';
import type { SidePanel } from './core/editor-screen';
import { useEditor, useScreen, useWorkspace } from './editor-context';
import type { OpenedFlow } from './open-flow';
import { downloadFlow } from './panels/download-flow';
import { usePublished } from './publish/use-published';
import { SaveBadge } from './save-badge';
import type { Saving } from './use-autosave';
import { useNarrow } from './use-narrow';

/** Name, state, undo, views and the main acts of a flow. */
export function EditorTopBar({ opened, saving }: { opened: OpenedFlow; saving: Saving }) {
  const t = useTranslations('flows.bar');
  const { editor, screen } = useWorkspace();
  const can = useCan();
  const router = useRouter();
  const phone = usePhone();
  const name = useEditor((state) => state.content.document.name);
  const readOnly = useEditor((state) => state.readOnly);
  const canUndo = useEditor((state) => state.history.past.length > 0);
  const canRedo = useEditor((state) => state.history.future.length > 0);
  const view = useScreen((state) => state.view);
  const palette = useScreen((state) => state.palette);
  const published = usePublished(opened);
  const panels = usePanels();
  const narrow = useNarrow();
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b border-line bg-surface px-2">
      <Link
        href="/flows"
        className="grid size-8 place-items-center rounded-md text-ink-muted hover:bg-hover"
        aria-label={t('back')}
      >
        <ChevronLeft className="size-4" aria-hidden />
      </Link>
      {!readOnly && (
        <BarButton
          label={t('palette')}
          pressed={palette}
          onPress={() => screen.setState({ palette: !palette })}
          className="max-md:hidden"
        >
          <PanelLeft aria-hidden />
        </BarButton>
      )}
      <div className="flex min-w-0 items-center gap-2 pl-1">
        <h1 className="min-w-0 truncate text-sm font-semibold" title={name}>
          {name}
        </h1>
        <span className="max-sm:hidden">
          {opened.archived ? (
            <Badge>{t('archived')}</Badge>
          ) : published.number === null ? (
            <Badge tone="outline">{t('draft')}</Badge>
          ) : (
            <Badge tone="success">{t('published', { number: published.number })}</Badge>
          )}
        </span>
        {readOnly ? <Badge tone="neutral">{t('readOnly')}</Badge> : <SaveBadge />}
      </div>
      <div className="flex-1" />
      <PresenceAvatars />
      {!readOnly && (
        <div className="flex max-md:hidden">
          <BarButton label={t('undo')} disabled={!canUndo} onPress={editor.actions.undo}>
            <Undo2 aria-hidden />
          </BarButton>
          <BarButton label={t('redo')} disabled={!canRedo} onPress={editor.actions.redo}>
            <Redo2 aria-hidden />
          </BarButton>
        </div>
      )}
      <Segmented
        className="max-sm:hidden"
        label={t('view')}
        value={view}
        onChange={(next) => screen.setState({ view: next })}
        options={[
          { value: 'canvas', label: t('canvas'), icon: <Workflow aria-hidden /> },
          { value: 'outline', label: t('outline'), icon: <ListTree aria-hidden /> },
        ]}
      />
      {!narrow && <PanelButtons panels={panels} />}
      <Menu
        trigger={
          <Button variant="ghost" size="icon" aria-label={t('more')}>
            <EllipsisVertical aria-hidden />
          </Button>
        }
      >
        {/* On a small screen there is no room for them in the bar. */}
        {narrow &&
          panels.map(({ id, label, icon }) => (
            <MenuItem key={id} onClick={() => screen.setState({ panel: id })}>
              {icon}
              {label}
            </MenuItem>
          ))}
        <MenuItem onClick={() => screen.setState({ view: view === 'canvas' ? 'outline' : 'canvas' })}>
          <ListTree aria-hidden />
          {t('toggleOutline')}
        </MenuItem>
        <MenuItem onClick={() => screen.setState({ panel: 'settings' })}>
          <Settings2 aria-hidden />
          {t('settings')}
        </MenuItem>
        <MenuItem onClick={() => screen.setState({ panel: 'json' })}>
          <Variable aria-hidden />
          {t('json')}
        </MenuItem>
        <MenuItem onClick={() => downloadFlow(editor.store.getState().content)}>
          <CloudDownload aria-hidden />
          {t('download')}
        </MenuItem>
        <MenuItem
          onClick={async () => {
            // The page shows what is stored: what is not saved yet would be missing from it.
            await saving.flush();
            router.push(`/sign-off/${opened.id}`);
          }}
        >
          <FileCheck2 aria-hidden />
          {t('signOff')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem shortcut="?" onClick={() => screen.setState({ shortcuts: true })}>
          <Keyboard aria-hidden />
          {t('shortcuts')}
        </MenuItem>
      </Menu>
      {phone.allowed && (
        <Tooltip content={published.number === null ? t('callUnpublished') : t('callHint')}>
          <Button
            disabled={published.number === null}
            aria-label={t('call')}
            onClick={() => phone.call({ flowId: opened.id, name })}
          >
            <PhoneCall aria-hidden />
            <span className="max-xl:sr-only">{t('call')}</span>
          </Button>
        </Tooltip>
      )}
      {can('flow.publish') && !opened.archived && (
        <Button
          variant="primary"
          className="ml-1"
          onClick={() => {
            void saving.flush();
            screen.setState({ publishing: true });
          }}
        >
          {t('publish')}
        </Button>
      )}
    </header>
  );
}

interface PanelChoice {
  readonly id: SidePanel;
  readonly label: string;
  readonly icon: ReactNode;
}

function usePanels(): readonly PanelChoice[] {
  const t = useTranslations('flows.bar');
  const can = useCan();
  const panels: (PanelChoice & { shown: boolean })[] = [
    { id: 'variables', label: t('variables'), icon: <Variable aria-hidden />, shown: true },
    { id: 'versions', label: t('versions'), icon: <History aria-hidden />, shown: true },
    { id: 'live', label: t('live'), icon: <Radio aria-hidden />, shown: can('call.read') },
    { id: 'traffic', label: t('traffic'), icon: <Activity aria-hidden />, shown: can('call.read') },
    { id: 'scenarios', label: t('scenarios'), icon: <ListChecks aria-hidden />, shown: true },
    { id: 'screens', label: t('screens'), icon: <LayoutPanelTop aria-hidden />, shown: true },
    { id: 'simulator', label: t('simulator'), icon: <CirclePlay aria-hidden />, shown: true },
  ];
  return panels.filter((one) => one.shown);
}

function PanelButtons({ panels }: { panels: readonly PanelChoice[] }) {
  const { screen } = useWorkspace();
  const panel = useScreen((state) => state.panel);
  const toggle = (next: SidePanel) => screen.setState({ panel: panel === next ? 'properties' : next });
  return (
    <div className="flex">
      {panels.map((one) => (
        <BarButton key={one.id} label={one.label} pressed={panel === one.id} onPress={() => toggle(one.id)}>
          {one.icon}
        </BarButton>
      ))}
    </div>
  );
}

function BarButton({
  label,
  pressed,
  disabled,
  onPress,
  className,
  children,
}: {
  label: string;
  pressed?: boolean;
  disabled?: boolean;
  onPress: () => void;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Tooltip content={label} side="bottom">
      <Button
        variant="ghost"
        size="icon"
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled ?? false}
        className={classNames(className)}
        onClick={onPress}
      >
        {children}
      </Button>
    </Tooltip>
  );
}
