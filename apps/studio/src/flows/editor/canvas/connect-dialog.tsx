'use client';

import type { FlowNode } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Dialog } from '@/ui/dialog';
import { acceptsEntry, firstFreePort } from '../core/connections';
import { revealNode } from '../core/editor-screen';
import { flowIndex } from '../core/flow-order';
import { useEditor, useScreen, useUiLocale, useWorkspace } from '../editor-context';
import { useNodeName } from '../use-node-name';
import { ChoiceList } from './choice-list';
import { TypeSwatch } from './type-swatch';

const newNode = '+new';
const nowhere = '+nowhere';

/** Connecting without a mouse: first which port, then where it leads. */
export function ConnectDialog() {
  const t = useTranslations('flows.connect');
  const { editor, screen } = useWorkspace();
  const connecting = useScreen((state) => state.connecting);
  const document = useEditor((state) => state.content.document);
  const nameOf = useNodeName();
  const node = connecting ? flowIndex(document).nodes.get(connecting.node) : undefined;
  const close = () => {
    screen.setState({ connecting: null });
    if (connecting) revealNode(screen, connecting.node);
  };
  if (!connecting || !node) return null;
  const ports = editor.parts.view(node).ports;
  const port = connecting.port ?? (ports.length === 1 ? (ports[0]?.id ?? null) : null);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title={port === null ? t('choosePort', { name: nameOf(node) }) : t('chooseTarget', { name: nameOf(node) })}
      size="sm"
    >
      <div className="-mx-3 h-80">
        {port === null ? (
          <PortChoice node={node} onLeave={close} />
        ) : (
          <TargetChoice node={node} port={port} onLeave={close} />
        )}
      </div>
    </Dialog>
  );
}

function PortChoice({ node, onLeave }: { node: FlowNode; onLeave: () => void }) {
  const t = useTranslations('flows.connect');
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const document = useEditor((state) => state.content.document);
  const nameOf = useNodeName();
  const free = firstFreePort(document, node.id, editor.parts.view);
  const targets = new Map(
    flowIndex(document)
      .outgoing.get(node.id)
      ?.map((edge) => [edge.from.port, edge.to]),
  );
  const ports = [...editor.parts.view(node).ports].sort((a, b) => Number(b.id === free) - Number(a.id === free));
  return (
    <ChoiceList
      key="port"
      label={t('portLabel')}
      placeholder={t('portPlaceholder')}
      empty={t('noPort')}
      find={(query) =>
        ports
          .filter((port) => `${port.id} ${port.label[locale]}`.toLowerCase().includes(query.toLowerCase()))
          .map((port) => {
            const target = flowIndex(document).nodes.get(targets.get(port.id) ?? '');
            return {
              id: port.id,
              title: port.label[locale],
              hint: target ? t('leadsTo', { name: nameOf(target) }) : t('leadsNowhere'),
            };
          })
      }
      onChoose={(port) => screen.setState({ connecting: { node: node.id, port } })}
      onLeave={onLeave}
    />
  );
}

function TargetChoice({ node, port, onLeave }: { node: FlowNode; port: string; onLeave: () => void }) {
  const t = useTranslations('flows.connect');
  const { editor, screen } = useWorkspace();
  const locale = useUiLocale();
  const document = useEditor((state) => state.content.document);
  const nameOf = useNodeName();
  const edge = flowIndex(document)
    .outgoing.get(node.id)
    ?.find((one) => one.from.port === port);
  const choose = (id: string) => {
    screen.setState({ connecting: null });
    if (id === newNode) {
      screen.setState({
        quickAdd: { at: { x: window.innerWidth / 2 - 160, y: window.innerHeight / 4 }, after: { node: node.id, port } },
      });
      return;
    }
    if (id === nowhere && edge) editor.actions.perform('disconnect', [{ change: 'remove_edge', edge }]);
    else editor.actions.connect({ from: { node: node.id, port }, to: id });
    revealNode(screen, node.id);
  };
  return (
    <ChoiceList
      key="target"
      label={t('targetLabel')}
      placeholder={t('targetPlaceholder')}
      empty={t('noTarget')}
      find={(query) => {
        const words = query.toLowerCase();
        const nodes = document.nodes
          .filter((one) => acceptsEntry(one.type))
          .filter((one) => `${nameOf(one)} ${one.type}`.toLowerCase().includes(words))
          // Those that nothing leads to yet are the likeliest.
          .sort(
            (a, b) => Number(flowIndex(document).incoming.has(a.id)) - Number(flowIndex(document).incoming.has(b.id)),
          )
          .map((one) => {
            const view = editor.parts.view(one);
            return {
              id: one.id,
              title: nameOf(one),
              hint: view.summary(locale),
              icon: <TypeSwatch type={view.type} />,
            };
          });
        const extra = [
          { id: newNode, title: t('newNode') },
          ...(edge ? [{ id: nowhere, title: t('disconnect') }] : []),
        ].filter((one) => one.title.toLowerCase().includes(words));
        return [...nodes, ...extra];
      }}
      onChoose={choose}
      onLeave={onLeave}
    />
  );
}
