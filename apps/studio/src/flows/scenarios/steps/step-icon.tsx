import type { ScenarioStepKind } from '@patchbay/flow-schema';
import {
  ClipboardPen,
  Clock,
  Ear,
  Equal,
  Flag,
  Globe,
  Grid3x3,
  Languages,
  LogOut,
  type LucideIcon,
  MapPin,
  Mic,
  PhoneOff,
  Send,
} from 'lucide-react';

const icons: Readonly<Record<ScenarioStepKind, LucideIcon>> = {
  press: Grid3x3,
  speak: Mic,
  wait: Clock,
  hang_up: PhoneOff,
  answer: Globe,
  fill_form: ClipboardPen,
  hears: Ear,
  reaches: MapPin,
  leaves: LogOut,
  holds: Equal,
  requests: Send,
  speaks_language: Languages,
  ends: Flag,
};

export function StepIcon({ kind, className }: { kind: ScenarioStepKind; className?: string }) {
  const Icon = icons[kind];
  return <Icon className={className} aria-hidden />;
}
