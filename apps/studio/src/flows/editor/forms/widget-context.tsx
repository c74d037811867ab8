'use client';

import { type ComponentType, createContext, useContext } from 'react';
import type { WidgetName } from './widget-name';
import type { WidgetProps } from './widget-props';

export type Widgets = Readonly<Record<WidgetName, ComponentType<WidgetProps>>>;

const WidgetContext = createContext<Widgets | null>(null);

/** Hands the controls down to fields, which some controls contain themselves. */
export const WidgetProvider = WidgetContext.Provider;

export function useWidgets(): Widgets {
  const widgets = useContext(WidgetContext);
  if (widgets === null) throw new Error('A field is used outside WidgetProvider');
  return widgets;
}
