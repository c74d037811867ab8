'use client';

import { useRef } from 'react';
import { Kbd } from '@/ui/kbd';
import { seatKeys, useSeatKey } from '../core/shortcuts';
import type { Call } from '../seat-desk';
import { AgentForm } from './agent-form';

/** What the flow asks the agent to fill in, within reach of a key. */
export function Forms({ call }: { call: Call }) {
  const forms = useRef<HTMLDivElement>(null);
  useSeatKey('form', () => forms.current?.querySelector<HTMLElement>('input, textarea, [role="combobox"]')?.focus());
  return (
    <div ref={forms} className="flex flex-col gap-5">
      {call.forms.map((form, index) => (
        <AgentForm
          key={form.nodeId}
          callId={call.id}
          form={form}
          hint={index === 0 ? <Kbd>{seatKeys.form}</Kbd> : null}
        />
      ))}
    </div>
  );
}
