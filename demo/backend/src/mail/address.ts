// A place as lines of text.
import type { components } from '../../../../src/contract/wire.ts';

type Address = components['schemas']['Address'];

export function addressLines(address: Address | undefined): string | undefined {
  if (!address) return undefined;
  const { name, street, postalCode, city } = address;
  return [name, street, [postalCode, city].filter(Boolean).join(' ')].filter(Boolean).join('\n') || undefined;
}
