import type { RecordErrorCode } from '@patchbay/records';
import type { ErrorKind } from './public-error';

const kinds: Readonly<Record<RecordErrorCode, ErrorKind>> = {
  not_found: 'NOT_FOUND',
  archived: 'CONFLICT',
  not_published: 'CONFLICT',
  number_invalid: 'BAD_REQUEST',
  number_taken: 'CONFLICT',
  name_taken: 'CONFLICT',
  pattern_invalid: 'BAD_REQUEST',
  value_invalid: 'BAD_REQUEST',
  in_use: 'CONFLICT',
  outdated: 'CONFLICT',
  proposal_closed: 'CONFLICT',
  own_proposal: 'FORBIDDEN',
  rollout_ended: 'CONFLICT',
  rollout_pointless: 'CONFLICT',
  review_closed: 'CONFLICT',
  review_incomplete: 'CONFLICT',
  last_admin: 'CONFLICT',
  not_owner: 'FORBIDDEN',
  search_too_wide: 'BAD_REQUEST',
};

export function kindOfRecordError(code: RecordErrorCode): ErrorKind {
  return kinds[code];
}
