import type { Permission } from '@patchbay/records';
import {
  AudioLines,
  BadgeCheck,
  Cable,
  CalendarClock,
  CalendarDays,
  ChartNoAxesCombined,
  ClipboardCheck,
  Contact,
  FileDown,
  FileX2,
  GraduationCap,
  Hash,
  Headset,
  KeyRound,
  LayoutDashboard,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  MailCheck,
  MapPin,
  MessageSquareText,
  PhoneCall,
  PhoneForwarded,
  Route,
  ScrollText,
  Settings,
  ShieldCheck,
  Speech,
  Table2,
  Users,
  UsersRound,
  Workflow,
} from 'lucide-react';

export interface NavigationItem {
  readonly id:
    | 'flows'
    | 'numbers'
    | 'prompts'
    | 'hours'
    | 'tables'
    | 'seat'
    | 'floor'
    | 'callbacks'
    | 'calls'
    | 'reports'
    | 'recordings'
    | 'quality'
    | 'own_reviews'
    | 'exports'
    | 'schedules'
    | 'queues'
    | 'agents'
    | 'shifts'
    | 'desk_lists'
    | 'customers'
    | 'places'
    | 'trunks'
    | 'speech'
    | 'dial_rules'
    | 'credentials'
    | 'people'
    | 'api_keys'
    | 'jobs'
    | 'audit'
    | 'erasures'
    | 'settings';
  readonly href: string;
  readonly icon: LucideIcon;
  readonly permission: Permission;
  /** Other places that belong to this one, where it is shown as open too. */
  readonly covers?: readonly string[];
}

export interface NavigationGroup {
  readonly id: 'build' | 'watch' | 'centre' | 'connect' | 'run';
  readonly items: readonly NavigationItem[];
}

/** The places of the studio in the order of the side bar. A new place is one line here, and its page. */
export const navigation: readonly NavigationGroup[] = [
  {
    id: 'build',
    items: [
      { id: 'flows', href: '/flows', icon: Workflow, permission: 'flow.read' },
      { id: 'prompts', href: '/prompts', icon: MessageSquareText, permission: 'prompt.read' },
      { id: 'hours', href: '/hours', icon: CalendarClock, permission: 'hours.read' },
      { id: 'tables', href: '/tables', icon: Table2, permission: 'table.read' },
      { id: 'numbers', href: '/numbers', icon: Hash, permission: 'flow.read' },
    ],
  },
  {
    id: 'watch',
    items: [
      { id: 'seat', href: '/seat', icon: Headset, permission: 'seat.use' },
      { id: 'floor', href: '/floor', icon: LayoutDashboard, permission: 'floor.view' },
      { id: 'callbacks', href: '/callbacks', icon: PhoneForwarded, permission: 'floor.view' },
      { id: 'calls', href: '/calls', icon: PhoneCall, permission: 'call.read' },
      { id: 'reports', href: '/reports', icon: ChartNoAxesCombined, permission: 'report.read' },
      { id: 'recordings', href: '/recordings', icon: AudioLines, permission: 'call.listen_recording' },
      { id: 'quality', href: '/quality', icon: ClipboardCheck, permission: 'quality.review' },
      { id: 'own_reviews', href: '/own-reviews', icon: BadgeCheck, permission: 'quality.own' },
      { id: 'exports', href: '/exports', icon: FileDown, permission: 'export.make' },
      { id: 'schedules', href: '/schedules', icon: MailCheck, permission: 'schedule.edit' },
    ],
  },
  {
    id: 'centre',
    items: [
      { id: 'queues', href: '/queues', icon: UsersRound, permission: 'centre.read' },
      { id: 'agents', href: '/agents', icon: GraduationCap, permission: 'centre.read', covers: ['/skills', '/teams'] },
      { id: 'shifts', href: '/shifts', icon: CalendarDays, permission: 'shift.read' },
      {
        id: 'desk_lists',
        href: '/desk-lists/reasons',
        icon: ListOrdered,
        permission: 'centre.read',
        covers: ['/desk-lists'],
      },
      { id: 'customers', href: '/customers', icon: Contact, permission: 'customer.read' },
      { id: 'places', href: '/places', icon: MapPin, permission: 'centre.read' },
    ],
  },
  {
    id: 'connect',
    items: [
      { id: 'trunks', href: '/trunks', icon: Cable, permission: 'trunk.read' },
      { id: 'dial_rules', href: '/dial-rules', icon: Route, permission: 'dial_rule.read' },
      { id: 'speech', href: '/speech', icon: Speech, permission: 'speech.edit' },
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
      { id: 'erasures', href: '/erasures', icon: FileX2, permission: 'call.erase' },
      { id: 'settings', href: '/settings', icon: Settings, permission: 'setting.edit' },
    ],
  },
];
