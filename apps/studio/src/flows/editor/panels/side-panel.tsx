'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ScreensPreview } from '@/derived-screens/preview/screens-preview';
import { Button } from '@/ui/button';
import { ScenariosPanel } from '../../scenarios/panel/scenarios-panel';
import { TrafficPanel } from '../../traffic/traffic-panel';
import { VersionsPanel } from '../../versions/versions-panel';
import { useScreen, useWorkspace } from '../editor-context';
import { PropertyPanel } from '../forms/property-panel';
import { LivePanel } from '../live/live-panel';
import type { OpenedFlow } from '../open-flow';
import { SimulatorPanel } from '../simulator/simulator-panel';
import type { Saving } from '../use-autosave';
import { JsonPanel } from './json-panel';
import { SettingsPanel } from './settings-panel';
import { VariablesPanel } from './variables-panel';

/** The panel beside the canvas. */
export function SidePanelFrame({ opened, saving }: { opened: OpenedFlow; saving: Saving }) {
  const t = useTranslations('flows.panels');
  const { screen } = useWorkspace();
  const panel = useScreen((state) => state.panel) ?? 'properties';
  return (
    <section aria-label={t(panel)} className="flex h-full min-h-0 flex-col">
      {panel !== 'properties' && (
        <header className="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-1.5 pl-3">
          <h2 className="flex-1 text-sm font-semibold">{t(panel)}</h2>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t('close')}
            onClick={() => screen.setState({ panel: 'properties' })}
          >
            <X aria-hidden />
          </Button>
        </header>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <SidePanelContent opened={opened} saving={saving} />
      </div>
    </section>
  );
}

/** What the open panel shows, without a frame of its own. */
export function SidePanelContent({ opened, saving }: { opened: OpenedFlow; saving: Saving }) {
  const panel = useScreen((state) => state.panel) ?? 'properties';
  switch (panel) {
    case 'properties':
      return <PropertyPanel />;
    case 'variables':
      return <VariablesPanel />;
    case 'settings':
      return <SettingsPanel />;
    case 'simulator':
      return <SimulatorPanel saving={saving} />;
    case 'versions':
      return <VersionsPanel opened={opened} saving={saving} />;
    case 'live':
      return <LivePanel opened={opened} />;
    case 'scenarios':
      return <ScenariosPanel saving={saving} />;
    case 'screens':
      return <ScreensPreview flowId={opened.id} />;
    case 'traffic':
      return <TrafficPanel opened={opened} />;
    case 'json':
      return <JsonPanel />;
  }
}
