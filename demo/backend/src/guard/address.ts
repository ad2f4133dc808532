// Whose request this is, as far as limits care: the address in front of the proxies that the operator trusts.
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** How many proxies stand before the backend, or which addresses they have. */
export type Trust =
  | { readonly hops: number }
  | { readonly ranges: readonly (readonly [Address, number])[] };

export const trustNobody: Trust = { hops: 0 };

/** `1`, or `10.0.0.0/8, 2001:db8::/32, 192.0.2.7`. Throws with a word on what to write. */
export function readTrust(text: string | undefined): Trust {
  if (!text?.trim()) return trustNobody;
  if (/^\d+$/.test(text.trim())) return { hops: Number(text) };
  return {
    ranges: text.split(',').map((part) => {
      const range = rangeOf(part.trim());
      if (!range) throw new Error(`COWORK_TRUST_PROXY: ${part.trim()} is neither a number of proxies nor an address nor a range such as 10.0.0.0/8.`);
      return range;
    }),
  };
}

/** The visitor's own address; `X-Forwarded-For` is read from the right, since everything to the left may be made up. */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, trust: Trust): string | undefined {
  const chain = [...(forwardedFor?.split(',') ?? []).map((entry) => parse(withoutPort(entry.trim()))), parse(peer ?? '')].reverse();
  let client: Address | undefined;
  for (const [index, address] of chain.entries()) {
    // What cannot be read was not written by a proxy of ours.
    if (!address) break;
    client = address;
    const trusted = 'hops' in trust ? index < trust.hops : trust.ranges.some((range) => isWithin(address, range));
    if (!trusted) break;
  }
  return client?.toNormalizedString();
}

/** Who counts as one: an IPv4 address, or the /64 that an IPv6 address is chosen from at will. */
export function networkOf(address: string | undefined): string {
  const parsed = parse(address ?? '');
  if (!parsed) return 'unknown';
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts.slice(0, 4).map((part) => part.toString(16)).join(':')}::/64`;
}

/** A proxy in the house that nobody has told us of would make all visitors one. */
export const isPrivate = (address: string | undefined): boolean => {
  const range = parse(address ?? '')?.range();
  return range === 'private' || range === 'loopback' || range === 'uniqueLocal' || range === 'linkLocal';
};

/** An IPv4 address in the clothes of IPv6 is an IPv4 address. */
const parse = (text: string): Address | undefined => (ipaddr.isValid(text) ? ipaddr.process(text) : undefined);

function rangeOf(text: string): readonly [Address, number] | undefined {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  const address = parse(text);
  return address && [address, address.toByteArray().length * 8];
}

const isWithin = (address: Address, [range, bits]: readonly [Address, number]): boolean => address.kind() === range.kind() && address.match(range, bits);

/** Some proxies write the port too: `192.0.2.7:4711`, `[2001:db8::7]:4711`. */
const withoutPort = (text: string): string => /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
