import { TelephonyError } from '../../ports/telephony.ts';

/** Ids become parts of paths and of file names. */
export function checkId(id: string): void {
  if (!/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(id)) {
    throw new TelephonyError(
      'invalid',
      `The id ${JSON.stringify(id)} has other characters than letters, digits and ._:- or is longer than 128`,
    );
  }
}

/** The `media` parameter for files on Asterisk's own disk, one after another. */
export function checkMedia(media: readonly string[]): string {
  if (media.length === 0) throw new TelephonyError('invalid', 'A playback needs at least one file');
  // ARI splits the parameter at commas and knows no way to write one.
  const bad = media.find((path) => !/^\/[^,\p{Cc}]+$/u.test(path));
  if (bad !== undefined) {
    throw new TelephonyError('invalid', `The file ${JSON.stringify(bad)} is no absolute path without commas`);
  }
  return media.map((path) => `sound:${path}`).join(',');
}

/**
 * Technology and resource of a dial string: `PJSIP/2001`, `PJSIP/2001@trunk-3` (number at an endpoint) and
 * `PJSIP/trunk-3/sip:2001@host` (endpoint, then the whole address).
 */
export function endpointOf(dialString: string): { tech: string; resource: string } {
  const match = /^(?<tech>[A-Za-z]+)\/(?<rest>[^,\p{Cc}\s]+)$/u.exec(dialString)?.groups;
  const rest = match?.rest ?? '';
  const beforeAddress = rest.split('/')[0] ?? '';
  const resource = beforeAddress.slice(beforeAddress.lastIndexOf('@') + 1);
  if (match?.tech === undefined || resource === '') {
    throw new TelephonyError('invalid', `${JSON.stringify(dialString)} is no endpoint such as PJSIP/2001@trunk-3`);
  }
  return { tech: match.tech, resource };
}

/** Channel variables that put SIP headers on an outgoing call, before it is dialled (func PJSIP_HEADER). */
export function headerVariables(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      // The name stands inside a function call; a line break in either would begin another header.
      if (!/^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(name) || !/^[A-Za-z0-9._:-]{1,200}$/.test(value)) {
        throw new TelephonyError(
          'invalid',
          `${JSON.stringify(`${name}: ${value}`)} is no header of letters, digits and ._:-`,
        );
      }
      return [`PJSIP_HEADER(add,${name})`, value];
    }),
  );
}
