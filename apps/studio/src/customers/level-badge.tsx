import { Badge } from '@/ui/badge';

/** The organisation's word for how much a customer counts. */
export function LevelBadge({ level }: { level: string }) {
  if (level === '') return <span className="text-ink-faint">–</span>;
  return <Badge tone={level.toLowerCase() === 'vip' ? 'accent' : 'neutral'}>{level}</Badge>;
}
