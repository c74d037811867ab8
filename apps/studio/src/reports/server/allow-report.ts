import { can } from '@patchbay/records';
import { type ReportDefinition, tellsOfReviews } from '@patchbay/reports';
import { allow } from '@/access/allow';
import type { Actor } from '@/server/context';

/** Reports may be read by many; what reviewers made of people only by those who review. @throws PublicError `not_allowed` */
export function allowReport(actor: Actor | null, definition: ReportDefinition): void {
  allow(actor, 'report.read');
  if (tellsOfReviews(definition)) allow(actor, 'quality.review');
}

/** Whether a report is for them, so that nobody is offered what is refused. */
export function mayReadReport({ role }: Actor, definition: Pick<ReportDefinition, 'measures'>): boolean {
  return !tellsOfReviews(definition) || can(role, 'quality.review');
}
