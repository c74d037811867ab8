'use client';

import type { Json } from '@patchbay/flow-schema';
import type { WidgetProps } from '../widget-props';
import { ListWidget } from '../widgets/list-widget';
import { readSpans } from './week';
import { WeekGrid } from './week-grid';

/** The week at a glance to paint on, and the same hours as a list for exact times. */
export function ScheduleWidget(props: WidgetProps) {
  const spans = readSpans(props.value);
  return (
    <div className="space-y-3">
      <WeekGrid
        spans={spans}
        disabled={props.disabled}
        label={props.label}
        onChange={(next) => props.onChange(next.map((span) => ({ ...span, days: [...span.days] })) as Json)}
      />
      <ListWidget {...props} />
    </div>
  );
}
