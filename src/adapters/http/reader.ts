// Small readers of JSON from servers nobody vouches for. Each gives a value of its type, or undefined for what does not
// fit: an optional field is then dropped, an entry with a wrong required field is left out of its list.
import { byInstant, isInstant, isIsoDate, isTimeZone, type Instant } from '../../domain/dates.js';

/** `base` is the URL of the answer, which relative addresses start from. */
export type Reader<T> = (value: unknown, base: string) => T | undefined;

type Fields = Readonly<Record<string, Reader<unknown>>>;
type Read<R> = R extends Reader<infer T> ? T : never;
type Shape<Required extends Fields, Optional extends Fields> = {
  readonly [Name in keyof Required]: Read<Required[Name]>;
} & { readonly [Name in keyof Optional]?: Read<Optional[Name]> };

const LONGEST_TEXT = 20_000;

/** Text without control characters (line breaks stay), at most 20 000 characters; empty counts as absent. */
export const text: Reader<string> = (value) =>
  typeof value === 'string' ? value.slice(0, LONGEST_TEXT).replace(/(?!\n)\p{Cc}/gu, '') || undefined : undefined;

/** Text of a certain form. */
export const like =
  (form: RegExp): Reader<string> =>
  (value) =>
    typeof value === 'string' && form.test(value) ? value : undefined;

export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const number: Reader<number> = (value) => (Number.isFinite(value) ? (value as number) : undefined);

/** A whole number, not below `min`. */
export const whole =
  (min = 0): Reader<number> =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min ? (value as number) : undefined;

/** One of some words; any other is `otherwise`. */
export const oneOf =
  <const T extends string | number>(words: readonly T[], otherwise?: T): Reader<T> =>
  (value) =>
    words.includes(value as T) ? (value as T) : otherwise;

export const list =
  <T>(item: Reader<T>): Reader<readonly T[]> =>
  (value, base) =>
    Array.isArray(value) ? value.map((one) => item(one, base)).filter((one) => one !== undefined) : undefined;

/** The named fields and no others. */
export const object =
  <R extends Fields, O extends Fields = Record<never, never>>(required: R, optional = {} as O): Reader<Shape<R, O>> =>
  (value, base) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const found: Record<string, unknown> = {};
    for (const [name, reader] of Object.entries({ ...required, ...optional })) {
      const field = Object.hasOwn(value, name) ? reader((value as Record<string, unknown>)[name], base) : undefined;
      if (field !== undefined) found[name] = field;
      else if (name in required) return undefined;
    }
    return found as Shape<R, O>;
  };

/** A reader whose value is looked at once more. */
export const then =
  <T, U>(reader: Reader<T>, more: (value: T) => U | undefined): Reader<U> =>
  (value, base) => {
    const read = reader(value, base);
    return read === undefined ? undefined : more(read);
  };

/** An address that a browser may load or open: http or https, made absolute. */
export const url: Reader<string> = (value, base) => {
  try {
    const { protocol, href } = new URL(value as string, base);
    return typeof value === 'string' && /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
};

export const id = then(text, (value) => (value.length <= 200 ? value : undefined));
export const instant = ((value) => (isInstant(value) ? value : undefined)) satisfies Reader<Instant>;
export const day = ((value) => (isIsoDate(value) ? value : undefined)) satisfies Reader<unknown>;
export const zone = ((value) => (isTimeZone(value) ? value : undefined)) satisfies Reader<string>;

/** Leaves out what ends before it starts. */
export const span = <T extends { readonly start: Instant; readonly end: Instant }>(reader: Reader<T>): Reader<T> =>
  then(reader, (value) => (byInstant(value.start, value.end) <= 0 ? value : undefined));

/** By start, whatever order they came in. */
export const byStart = <T extends { readonly start: Instant }>(items: readonly T[]): readonly T[] =>
  [...items].sort((one, other) => byInstant(one.start, other.start));
