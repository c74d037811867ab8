'use client';

import { Copy, Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { toast } from '@/ui/toast';
import { useEditor } from '../editor-context';
import { downloadFlow, flowFile } from './download-flow';

/** The flow as it is stored, to read, copy or keep in git. */
export function JsonPanel() {
  const t = useTranslations('flows.json');
  const content = useEditor((state) => state.content);
  const text = flowFile(content);
  return (
    <div className="flex h-full flex-col">
      <div className="flex gap-1.5 border-b border-line p-2">
        <Button
          size="sm"
          onClick={async () => {
            await navigator.clipboard.writeText(text);
            toast(t('copied'));
          }}
        >
          <Copy aria-hidden />
          {t('copy')}
        </Button>
        <Button size="sm" onClick={() => downloadFlow(content)}>
          <Download aria-hidden />
          {t('download')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <pre tabIndex={0} className="min-h-0 flex-1 overflow-auto p-3 font-mono text-2xs leading-4">
        {text}
      </pre>
    </div>
  );
}
