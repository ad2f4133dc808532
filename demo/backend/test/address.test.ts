// Whose request it is, behind any number of proxies.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clientAddress, isPrivate, networkOf, readTrust } from '../src/guard/address.ts';

describe('the address of a visitor', () => {
  const cases: readonly (readonly [what: string, trust: string | undefined, peer: string | undefined, forwarded: string | undefined, is: string | undefined])[] = [
    ['is the peer, where no proxy is trusted, whatever a header claims', undefined, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['is what one proxy says', '1', '10.0.0.2', '198.51.100.1', '198.51.100.1'],
    ['is the last word, since all before it may be made up', '1', '10.0.0.2', '1.1.1.1, 2.2.2.2, 198.51.100.1', '198.51.100.1'],
    ['is before the second of two proxies', '2', '10.0.0.2', '6.6.6.6, 198.51.100.1, 10.0.0.3', '198.51.100.1'],
    ['is the peer, where somebody came past the proxy', '1', '203.0.113.9', undefined, '203.0.113.9'],
    ['is in front of the trusted ranges', '10.0.0.0/8, 2001:db8::/32', '2001:db8::1', '6.6.6.6, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
    ['is a peer outside the trusted ranges', '10.0.0.0/8', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['is found behind a single trusted address', '192.0.2.7', '192.0.2.7', '198.51.100.1', '198.51.100.1'],
    ['may be written with its port', '1', '10.0.0.2', '198.51.100.1:4711', '198.51.100.1'],
    ['may be written in brackets', '1', '10.0.0.2', '[2001:db8::7]:443', '2001:db8:0:0:0:0:0:7'],
    ['is not what cannot be read', '3', '10.0.0.2', '198.51.100.1, <script>, 10.0.0.3', '10.0.0.3'],
    ['is an IPv4 address also in the clothes of IPv6', '::ffff:10.0.0.0/104', '::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['may be unknown', undefined, undefined, undefined, undefined],
  ];
  for (const [what, trust, peer, forwarded, is] of cases) it(what, () => assert.equal(clientAddress(peer, forwarded, readTrust(trust)), is));

  it('counts by /64 where it is IPv6, and whole where it is IPv4', () => {
    assert.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2::1'));
    assert.notEqual(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'));
    assert.equal(networkOf('::ffff:203.0.113.9'), '203.0.113.9');
    assert.notEqual(networkOf('203.0.113.9'), networkOf('203.0.113.8'));
    assert.equal(networkOf(undefined), 'unknown');
  });

  it('is told from one within the house', () => {
    assert.deepEqual(['127.0.0.1', '10.1.2.3', '::1', 'fd00::1', '203.0.113.9'].map(isPrivate), [true, true, true, true, false]);
  });

  it('is not guessed from a setting that cannot be read', () => {
    assert.throws(() => readTrust('10.0.0.0/8, proxy.example'), /proxy\.example is neither a number of proxies nor an address/);
  });
});
