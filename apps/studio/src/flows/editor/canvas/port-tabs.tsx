'use client';

import type { FlowNode, PortDeclaration } from '@patchbay/flow-schema';
import { Handle, Position } from '@xyflow/react';
import { Check, CircleDashed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { classNames } from '@/ui/class-names';
import { flowIndex } from '../core/flow-order';
import { edgeKey } from '../core/overlay';
import { useEditor, useOverlay, useUiLocale } from '../editor-context';

/** The labelled tabs on the lower edge of a card; an edge is drawn from any of them. */
export const PortTabs = memo(function PortTabs({
  node,
  ports,
  quiet,
}: {
  node: FlowNode;
  ports: readonly PortDeclaration[];
  quiet: boolean;
}) {
  if (ports.length === 0) return null;
  return (
    <div className="flex gap-px border-t border-line">
      {ports.map((port) => (
        <PortTab key={port.id} nodeId={node.id} port={port} quiet={quiet} />
      ))}
    </div>
  );
});

function PortTab({ nodeId, port, quiet }: { nodeId: string; port: PortDeclaration; quiet: boolean }) {
  const t = useTranslations('flows.canvas');
  const locale = useUiLocale();
  const connected = useEditor((state) =>
    (flowIndex(state.content.document).outgoing.get(nodeId) ?? []).some((edge) => edge.from.port === port.id),
  );
  const travelled = useOverlay((overlay) => overlay.edges[edgeKey(nodeId, port.id)] ?? 0);
  const covered = useOverlay((overlay) => overlay.ports?.[edgeKey(nodeId, port.id)]);
  const label = port.label[locale];
  return (
    <div
      data-covered={covered}
      title={connected ? label : t(port.optional === true ? 'portOpenOptional' : 'portOpen', { port: label })}
      className={classNames(
        'flow-port relative flex h-6 min-w-7 shrink-0 grow basis-auto items-center justify-center px-2 text-2xs whitespace-nowrap',
        connected ? 'text-ink-muted' : port.optional === true ? 'text-ink-faint' : 'text-ink',
        travelled > 0 && 'font-semibold text-success-ink',
        covered === false && 'bg-warning-soft text-warning-ink',
      )}
    >
      {covered !== undefined && <CoverageMark covered={covered} />}
      <span className={classNames('max-w-24 truncate', quiet && 'invisible')}>{label}</span>
      <Handle
        id={port.id}
        type="source"
        position={Position.Bottom}
        className="flow-source"
        data-connected={connected || undefined}
        data-optional={port.optional === true || undefined}
        aria-label={t('portHandle', { port: label })}
        tabIndex={-1}
      />
    </div>
  );
}

/** Whether a scenario leaves by this port: told by shape, not by colour alone. */
function CoverageMark({ covered }: { covered: boolean }) {
  const t = useTranslations('scenarios.coverage');
  const Icon = covered ? Check : CircleDashed;
  return (
    <Icon
      className={classNames(
        'absolute top-1/2 left-0 size-2.5 -translate-y-1/2',
        covered ? 'text-success' : 'text-warning',
      )}
      aria-label={t(covered ? 'portCovered' : 'portNotCovered')}
    />
  );
}
