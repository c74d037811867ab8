'use client';

import { PasswordForm } from './password-form';

/** Leads into the studio once the one-time password is replaced. */
export function FirstPassword() {
  return <PasswordForm onChanged={() => location.assign('/')} />;
}
