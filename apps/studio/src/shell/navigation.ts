import type { Permission } from '@patchbay/records';
import {
  AudioLines,
  Cable,
  Hash,
  Headset,
  KeyRound,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  PhoneCall,
  Route,
  ScrollText,
  Settings,
  ShieldCheck,
  Users,
  Workflow,
} from 'lucide-react';

export interface NavigationItem {
  readonly id:
    | 'flows'
    | 'numbers'
    | 'prompts'
    | 'seat'
    | 'floor'
    | 'calls'
    | 'recordings'
    | 'trunks'
    | 'dial_rules'
    | 'credentials'
    | 'people'
    | 'api_keys'
    | 'jobs'
    | 'audit'
    | 'settings';
  readonly href: string;
  readonly icon: LucideIcon;
  readonly permission: Permission;
}

export interface NavigationGroup {
  readonly id: 'build' | 'watch' | 'connect' | 'run';
  readonly items: readonly NavigationItem[];
}

/** The places of the studio in the order of the side bar. A new place is one line here, and its page. */
export const navigation: readonly NavigationGroup[] = [
  {
    id: 'build',
    items: [
      { id: 'flows', href: '/flows', icon: Workflow, permission: 'flow.read' },
      { id: 'prompts', href: '/prompts', icon: MessageSquareText, permission: 'prompt.read' },
      { id: 'numbers', href: '/numbers', icon: Hash, permission: 'flow.read' },
    ],
  },
  {
    id: 'watch',
    items: [
      { id: 'seat', href: '/seat', icon: Headset, permission: 'seat.use' },
      { id: 'floor', href: '/floor', icon: LayoutDashboard, permission: 'floor.view' },
      { id: 'calls', href: '/calls', icon: PhoneCall, permission: 'call.read' },
      { id: 'recordings', href: '/recordings', icon: AudioLines, permission: 'call.listen_recording' },
    ],
  },
  {
    id: 'connect',
    items: [
      { id: 'trunks', href: '/trunks', icon: Cable, permission: 'trunk.read' },
      { id: 'dial_rules', href: '/dial-rules', icon: Route, permission: 'dial_rule.read' },
      { id: 'credentials', href: '/credentials', icon: ShieldCheck, permission: 'credential.read' },
    ],
  },
  {
    id: 'run',
    items: [
      { id: 'people', href: '/people', icon: Users, permission: 'user.manage' },
      { id: 'api_keys', href: '/api-keys', icon: KeyRound, permission: 'api_key.manage' },
      { id: 'jobs', href: '/jobs', icon: ListChecks, permission: 'jobs.read' },
      { id: 'audit', href: '/audit', icon: ScrollText, permission: 'audit.read' },
      { id: 'settings', href: '/settings', icon: Settings, permission: 'setting.edit' },
    ],
  },
];
