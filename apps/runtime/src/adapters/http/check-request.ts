import { reservedHeaders } from '@patchbay/flow-schema';
import { EgressProblem } from './egress-problem.ts';

/** @throws EgressProblem `invalid_request` */
export function parseTarget(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) {
    throw new EgressProblem('invalid_request', 'The address is not a URL such as https://api.example.com/path.');
  }
  const url = new URL(address, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new EgressProblem(
      'invalid_request',
      `The address begins with ${url.protocol}; only http: and https: are possible.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new EgressProblem('invalid_request', 'The address holds a user name or password. Use a credential instead.');
  }
  if (url.hostname === '') throw new EgressProblem('invalid_request', 'The address names no host.');
  return url;
}

/** Names in small letters. @throws EgressProblem `invalid_request`, without the value */
export function checkHeader(name: string, value: string): [string, string] {
  const lower = name.trim().toLowerCase();
  // RFC 9110 section 5.6.2: a field name is a token.
  if (!/^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/.test(lower)) {
    throw new EgressProblem('invalid_request', `"${name.slice(0, 100)}" is not the name of a header.`);
  }
  if (reservedHeaders.has(lower) || lower.startsWith('proxy-')) {
    throw new EgressProblem('invalid_request', `The header ${lower} cannot be set by a flow.`);
  }
  // RFC 9110 section 5.5: visible characters, spaces and tabs. Others would have to be encoded by the flow.
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value) || value.length > 8_000) {
    throw new EgressProblem(
      'invalid_request',
      `The header ${lower} holds line breaks or characters outside Latin-1, or is longer than 8,000 characters.`,
    );
  }
  return [lower, value.trim()];
}
