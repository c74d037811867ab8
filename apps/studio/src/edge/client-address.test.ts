import { describe, expect, it } from 'vitest';
import { clientAddress, parseTrustedProxies } from './client-address';

describe('where a request comes from', () => {
  it.each([
    ['nobody is trusted', '', '127.0.0.1', '203.0.113.7', '127.0.0.1'],
    ['the sender is no proxy', 'loopback', '198.51.100.2', '203.0.113.7', '198.51.100.2'],
    ['the proxy names the client', 'loopback', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['the client made an address up', 'loopback', '127.0.0.1', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    ['two proxies', 'loopback,private', '::ffff:127.0.0.1', '203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['the client sits in the trusted network', 'loopback, private', '127.0.0.1', '10.1.2.3', '10.1.2.3'],
    ['the proxy says nothing', 'loopback', '::1', undefined, '::1'],
    ['no address at all', 'loopback', '127.0.0.1', 'garbage', '127.0.0.1'],
    ['a network of its own', '2001:db8::/32', '2001:db8::5', '2001:db9::1', '2001:db9::1'],
    ['a closed socket', 'loopback', undefined, '203.0.113.7', 'unknown'],
  ])('%s', (_, trusted, remote, forwarded, client) => {
    expect(clientAddress(remote, forwarded, parseTrustedProxies(trusted))).toBe(client);
  });

  it.each(['everybody', '10.0.0.0/33', '10.0.0.0/x'])('refuses to start with %s', (text) => {
    expect(() => parseTrustedProxies(text)).toThrow(text);
  });
});
