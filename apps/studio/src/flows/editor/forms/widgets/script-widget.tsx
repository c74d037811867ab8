'use client';

import { Maximize2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';
import { useEditor } from '../../editor-context';
import { scriptTypings } from '../script/script-typings';
import { textOf, type WidgetProps } from '../widget-props';

const ScriptEditor = dynamic(() => import('../script/script-editor'), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

/** A script in an editor that knows the inputs of this node; it opens wide for longer ones. */
export function ScriptWidget({ node, value, onChange, disabled, label }: WidgetProps) {
  const t = useTranslations('flows.form');
  const document = useEditor((state) => state.content.document);
  const [wide, setWide] = useState(false);
  const typings = useMemo(() => scriptTypings(document, node), [document, node]);
  const editor = (
    <ScriptEditor
      value={textOf(value)}
      onChange={onChange}
      typings={typings}
      readOnly={disabled}
      label={label}
      className="h-full w-full"
    />
  );
  return (
    <div className="relative h-56 overflow-hidden rounded-md border border-line-strong">
      {!wide && editor}
      <Button
        size="icon-sm"
        className="absolute top-1.5 right-4 z-1"
        aria-label={t('openWide')}
        title={t('openWide')}
        onClick={() => setWide(true)}
      >
        <Maximize2 aria-hidden />
      </Button>
      <Dialog open={wide} onOpenChange={setWide} title={label} size="xl">
        <div className="h-[70dvh] overflow-hidden rounded-md border border-line-strong">{wide && editor}</div>
      </Dialog>
    </div>
  );
}
