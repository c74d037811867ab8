'use client';

import { ClipboardCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { StartReviewDialog } from './start-review-dialog';

/** Begins a review of a call from where the call is seen. */
export function ReviewCallButton({ callId }: { callId: string }) {
  const t = useTranslations('quality');
  const [starting, setStarting] = useState(false);
  return (
    <>
      <Button onClick={() => setStarting(true)}>
        <ClipboardCheck aria-hidden />
        {t('review_call')}
      </Button>
      {starting && <StartReviewDialog callId={callId} onClose={() => setStarting(false)} />}
    </>
  );
}
