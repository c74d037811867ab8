'use client';

import type { Locale } from '@patchbay/flow-schema';
import { ChevronLeft, FileText, Image as ImageIcon, Printer } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Segmented } from '@/ui/segmented';
import { toast } from '@/ui/toast';
import { saveBlob } from './save-blob';
import { pngOf } from './svg-to-png';

interface SignOffToolbarProps {
  readonly flowId: string;
  readonly locale: Locale;
  readonly name: string;
  readonly svg: string;
  readonly text: string;
}

/** What is done with the page: printed, or taken along as a picture or text. Not on paper itself. */
export function SignOffToolbar({ flowId, locale, name, svg, text }: SignOffToolbarProps) {
  const t = useTranslations('flows.signOff');
  const router = useRouter();
  const file = name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'flow';
  const savePng = async () => {
    const png = await pngOf(svg);
    if (png === null) toast.error(t('pngFailed'));
    else saveBlob(png, `${file}.png`);
  };
  return (
    <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 border-b border-line bg-surface px-3 py-2 print:hidden">
      <Link
        href={`/flows/${flowId}`}
        className="inline-flex h-8 items-center gap-1 rounded-md px-2 text-sm text-ink-muted hover:bg-hover"
      >
        <ChevronLeft className="size-4" aria-hidden />
        {t('back')}
      </Link>
      <div className="flex-1" />
      <Segmented
        label={t('language')}
        value={locale}
        onChange={(next) => router.replace(`/sign-off/${flowId}?locale=${next}`)}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh', label: '中文' },
        ]}
      />
      <Button onClick={() => saveBlob(new Blob([text], { type: 'text/plain' }), `${file}.txt`)}>
        <FileText aria-hidden />
        {t('text')}
      </Button>
      <Button onClick={() => saveBlob(new Blob([svg], { type: 'image/svg+xml' }), `${file}.svg`)}>
        <ImageIcon aria-hidden />
        {t('svg')}
      </Button>
      <Button onClick={() => void savePng()}>
        <ImageIcon aria-hidden />
        {t('png')}
      </Button>
      <Button variant="primary" onClick={() => window.print()}>
        <Printer aria-hidden />
        {t('print')}
      </Button>
    </div>
  );
}
