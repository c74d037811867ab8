'use client';

import { configFields, type FlowNode } from '@patchbay/flow-schema';
import { MousePointerClick } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Button } from '@/ui/button';
import { Input } from '@/ui/input';
import { TypeSwatch } from '../canvas/type-swatch';
import { pathKey } from '../core/config-path';
import { flowIndex } from '../core/flow-order';
import { problemsOf } from '../core/problem-index';
import { isStickyNote } from '../core/sticky-note';
import { useEditor, useScreen, useUiLocale, useWorkspace } from '../editor-context';
import { SettingsPanel } from '../panels/settings-panel';
import { useNodeName } from '../use-node-name';
import { FieldList } from './field-list';
import { FieldProblems } from './field-problems';
import { HelpText } from './help-text';
import { NodeConnections } from './node-connections';
import { WidgetProvider } from './widget-context';
import { widgets } from './widgets';

/** What is selected, with everything that can be said about it. */
export function PropertyPanel() {
  const t = useTranslations('flows.form');
  const { editor } = useWorkspace();
  const selected = useEditor((state) => state.selection.nodes);
  const only = selected.size === 1 ? [...selected][0] : undefined;
  const node = useEditor((state) =>
    only === undefined ? undefined : flowIndex(state.content.document).nodes.get(only),
  );
  const readOnly = useEditor((state) => state.readOnly);
  if (node) {
    return (
      <WidgetProvider value={widgets}>
        <NodeForm key={node.id} node={node} />
      </WidgetProvider>
    );
  }
  if (selected.size === 0) return <FlowOverview />;
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center text-sm text-ink-muted">
      <MousePointerClick className="mb-3 size-6 text-ink-faint" aria-hidden />
      <p>{t('manySelected', { count: selected.size })}</p>
      {!readOnly && (
        <div className="mt-4 flex gap-2">
          <Button size="sm" onClick={() => editor.actions.duplicateSelection()}>
            {t('duplicate')}
          </Button>
          <Button size="sm" variant="danger-ghost" onClick={() => editor.actions.removeSelection()}>
            {t('remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** With nothing selected, the flow itself. */
function FlowOverview() {
  const t = useTranslations('flows.form');
  return (
    <>
      <p className="border-b border-line px-3 py-2.5 text-xs text-ink-muted">{t('nothingSelected')}</p>
      <SettingsPanel />
    </>
  );
}

function NodeForm({ node }: { node: FlowNode }) {
  const t = useTranslations('flows.form');
  const { editor } = useWorkspace();
  const locale = useUiLocale();
  const nameOf = useNodeName();
  const frame = useRef<HTMLDivElement>(null);
  const readOnly = useEditor((state) => state.readOnly);
  const problems = useEditor((state) => problemsOf(state.problems, node.id));
  const view = editor.parts.view(node);
  // Problems of a field stand under the field, those of a port beside where it leads.
  const whole = problems.filter(
    ({ place }) => place.kind !== 'node' || (place.port === undefined && (place.field ?? []).length === 0),
  );
  useFieldInView(frame, node.id);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears that typing in a field has ended
    <div ref={frame} className="flex flex-col" onBlur={() => editor.actions.endBurst()}>
      <header className="border-b border-line p-3">
        <div className="flex items-center gap-2.5">
          <TypeSwatch type={view.type} />
          <div className="min-w-0 flex-1">
            <Input
              aria-label={t('name')}
              className="h-7 border-transparent! bg-transparent px-1.5 font-medium shadow-none hover:border-line-strong!"
              value={node.name}
              placeholder={nameOf(node)}
              readOnly={readOnly}
              maxLength={200}
              onChange={(event) => editor.actions.rename(node.id, event.currentTarget.value)}
            />
          </div>
        </div>
        {view.type !== null && (
          <p className="mt-2 text-xs text-ink-muted">
            <span className="font-medium text-ink">{view.type.label[locale]}.</span>{' '}
            <HelpText text={view.type.help[locale]} />
          </p>
        )}
        <FieldProblems problems={whole} />
      </header>
      <div className="p-3">
        {view.type === null ? (
          <p className="text-sm text-danger">{t('unknownType', { type: node.type })}</p>
        ) : (
          <FieldList node={node} fields={configFields(view.type.config)} path={[]} value={node.config} />
        )}
      </div>
      {!isStickyNote(node) && <NodeConnections node={node} />}
    </div>
  );
}

/** Scrolls to the field that a problem pointed at and puts the cursor there; without a field, to the first one. */
function useFieldInView(frame: React.RefObject<HTMLDivElement | null>, nodeId: string) {
  const { screen } = useWorkspace();
  const wanted = useScreen((state) => state.field);
  useEffect(() => {
    if (wanted?.node !== nodeId || !frame.current) return;
    let place: HTMLElement | null = null;
    for (let length = wanted.path.length; length > 0 && place === null; length -= 1) {
      place = frame.current.querySelector<HTMLElement>(
        `[data-field="${CSS.escape(pathKey(wanted.path.slice(0, length)))}"]`,
      );
    }
    const target = place ?? frame.current;
    if (place !== null) place.scrollIntoView({ block: 'start', behavior: 'smooth' });
    const control = target.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]');
    requestAnimationFrame(() => control?.focus({ preventScroll: place !== null }));
    screen.setState({ field: null });
  }, [wanted, nodeId, frame, screen]);
}
