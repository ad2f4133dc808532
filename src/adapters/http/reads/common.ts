// Pieces that many answers share.
import type { Action, Address, Field, Image, Price } from '../../../domain/space.js';
import { flag, instant, like, list, number, object, oneOf, text, url, whole, zone, type Reader } from '../reader.js';

/** The fields of anything with a beginning and an end. */
export const when = { start: instant, end: instant, timeZone: zone };

export const money = { amount: like(/^-?\d{1,15}(\.\d{1,6})?$/), currency: like(/^[A-Z]{3}$/) };

export const image: Reader<Image> = object({ url }, { alt: text, width: whole(1), height: whole(1) });

export const address: Reader<Address> = object(
  {},
  { name: text, street: text, postalCode: text, city: text, country: like(/^[A-Z]{2}$/), url },
);

export const prices: Reader<readonly Price[]> = list(
  object(
    { ...money, per: oneOf(['booking', 'hour', 'halfDay', 'day', 'week', 'month', 'person']) },
    { taxIncluded: flag, label: text },
  ),
);

export const mode = { mode: oneOf(['inline', 'link', 'tour', 'none'], 'none') };

export const fields: Reader<readonly Field[]> = list(
  object(
    {
      name: like(/^[a-z][\w-]{0,63}$/i),
      type: oneOf(['text', 'textarea', 'email', 'tel', 'number', 'select', 'multiselect', 'checkbox', 'url'], 'text'),
      label: text,
    },
    {
      help: text, required: flag, maxLength: whole(1), min: number, max: number,
      options: list(object({ value: text, label: text })),
    },
  ),
);

/** A link without an address leads nowhere. */
export function reachable<T extends Action>(value: T): T {
  return value.mode === 'link' && !value.url ? { ...value, mode: 'none' } : value;
}
