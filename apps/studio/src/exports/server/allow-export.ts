import { allow } from '@/access/allow';
import { allowReport } from '@/reports/server/allow-report';
import type { Actor } from '@/server/context';
import type { ExportRequest } from '../export-request';

/** Who exports something, or has it sent, has to be allowed to read it. @throws PublicError `not_allowed` */
export function allowExport(actor: Actor | null, request: ExportRequest): void {
  if (request.kind === 'calls') allow(actor, 'call.read');
  else allowReport(actor, request.definition);
}
