'use client';

import { useReactFlow, useStore } from '@xyflow/react';
import { Map as MapIcon, Maximize, Minus, Network, Plus, Search } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/ui/button';
import { Tooltip } from '@/ui/tooltip';
import { useScreen, useWorkspace } from '../editor-context';

function Tool({
  label,
  onPress,
  pressed,
  loading,
  children,
}: {
  label: string;
  onPress: () => void;
  pressed?: boolean;
  loading?: boolean;
  children: ReactNode;
}) {
  return (
    <Tooltip content={label}>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-label={label}
        aria-pressed={pressed}
        loading={loading ?? false}
        onClick={onPress}
      >
        {loading ? null : children}
      </Button>
    </Tooltip>
  );
}

/** Zoom, fit, order, search and minimap, at the lower left of the canvas. */
export function CanvasToolbar({ arrange, arranging }: { arrange: () => Promise<void>; arranging: boolean }) {
  const t = useTranslations('flows.canvas');
  const { screen } = useWorkspace();
  const { zoomIn, zoomOut, zoomTo, fitView } = useReactFlow();
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const minimap = useScreen((state) => state.minimap);
  return (
    <div
      role="toolbar"
      aria-label={t('toolbar')}
      className="absolute bottom-3 left-3 z-10 flex items-center gap-0.5 rounded-lg border border-line bg-raised p-0.5 shadow-card"
    >
      <Tool label={t('zoomOut')} onPress={() => void zoomOut({ duration: 120 })}>
        <Minus aria-hidden />
      </Tool>
      <button
        type="button"
        className="h-7 w-12 rounded-md text-xs text-ink-muted hover:bg-hover hover:text-ink"
        title={t('zoomReset')}
        onClick={() => void zoomTo(1, { duration: 120 })}
      >
        {zoom}%
      </button>
      <Tool label={t('zoomIn')} onPress={() => void zoomIn({ duration: 120 })}>
        <Plus aria-hidden />
      </Tool>
      <Tool label={t('fit')} onPress={() => void fitView({ padding: 0.15, maxZoom: 1, duration: 150 })}>
        <Maximize aria-hidden />
      </Tool>
      <span className="mx-0.5 h-4 w-px bg-line" aria-hidden />
      <Tool label={t('arrange')} onPress={() => void arrange()} loading={arranging}>
        <Network aria-hidden />
      </Tool>
      <Tool label={t('search')} onPress={() => screen.setState({ searching: true })}>
        <Search aria-hidden />
      </Tool>
      <Tool label={t('minimap')} pressed={minimap} onPress={() => screen.setState({ minimap: !minimap })}>
        <MapIcon aria-hidden />
      </Tool>
    </div>
  );
}
