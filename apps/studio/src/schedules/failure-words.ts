const known = [
  'server_unreachable',
  'server_silent',
  'not_encrypted',
  'certificate_refused',
  'sign_in_needed',
  'sign_in_refused',
  'recipients_refused',
  'message_refused',
  'some_refused',
  'no_mail_server',
  'too_large',
  'report_gone',
  'fonts_missing',
] as const;

/** The key of the words for why a mail did not go out. */
export function failureKey(code: string): (typeof known)[number] | 'other' {
  return known.find((one) => one === code) ?? 'other';
}
