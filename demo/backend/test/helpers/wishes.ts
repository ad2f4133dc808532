// Requests made up from the OpenAPI document: mostly as a form would send them, some a little wrong, some very.
import { readFileSync } from 'node:fs';
import fc, { type Arbitrary } from 'fast-check';
import { parse } from 'yaml';

interface Schema { readonly [key: string]: unknown }

export interface Wish {
  readonly operation: string;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/**
 * What a client knows from earlier answers and from mails, by the name of a parameter or field: `tourId`, `start` …, and by the
 * document's name of a token with what it opens: `manageToken of bookingId`, `confirmToken of rsvpId`, `checkInsToken`.
 */
export type Known = Readonly<Record<string, readonly string[]>>;

const document = parse(readFileSync(new URL('../../../../src/contract/openapi.yaml', import.meta.url), 'utf8')) as Schema;

/** One request for one of the operations. */
export function wishes(known: Known): Arbitrary<Wish> {
  const all = Object.entries(document['paths'] as Record<string, Schema>).flatMap(([path, item]) =>
    Object.entries(item).filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method)).map(([method, operation]) => wish(path, method, operation as Schema, known)));
  return fc.oneof(...all);
}

function wish(path: string, method: string, operation: Schema, known: Known): Arbitrary<Wish> {
  const parameters = ((operation['parameters'] ?? []) as Schema[]).map(follow);
  const of = (place: string): Schema[] => parameters.filter((parameter) => parameter['in'] === place);
  const values = (some: readonly Schema[], chance: number): Arbitrary<Record<string, string>> =>
    fc.record(Object.fromEntries(some.map((parameter) => [parameter['name'],
      orNothing(remembered(known, String(parameter['name']), valueOf(parameter['schema'] as Schema, known)).map(toText), parameter['required'] ? 1 : chance)])));
  const [scheme = 'manageToken'] = Object.keys(((operation['security'] ?? []) as Schema[])[0] ?? {});
  const opens = of('path')[0]?.['name'];
  const schema = ((operation['requestBody'] as Schema | undefined)?.['content'] as Record<string, Schema> | undefined)?.['application/json']?.['schema'] as Schema | undefined;
  return fc.record({
    path: values(of('path'), 1),
    query: values(of('query'), 0.4),
    header: values(of('header'), 0.5),
    token: orNothing(remembered(known, opens === undefined ? scheme : `${scheme} of ${String(opens)}`, fc.string({ maxLength: 60 }).filter(isHeader)).map(toText), operation['security'] ? 0.95 : 0.05),
    body: schema ? bodyOf(schema, known) : fc.constant(undefined),
  }).map(({ path: names, query, header, token, body }) => {
    const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== undefined)).toString();
    return {
      operation: String(operation['operationId']),
      method: method.toUpperCase(),
      path: path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(names[name] || '-')) + (asked && `?${asked}`),
      headers: {
        ...Object.fromEntries(Object.entries(header).filter(([, value]) => value && isHeader(value))),
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body,
    };
  });
}

/** JSON of the right shape, of nearly the right shape, or no JSON at all. */
function bodyOf(schema: Schema, known: Known): Arbitrary<string> {
  const right = valueOf(schema, known);
  const bent = fc.tuple(right, fc.string({ maxLength: 8 }), fc.anything({ maxDepth: 2 })).map(([value, key, other]): unknown =>
    (isObject(value) ? { ...value, [key || Object.keys(value)[0] || 'x']: other } : other));
  return fc.oneof(
    { weight: 14, arbitrary: right.map(toJson) },
    { weight: 4, arbitrary: bent.map(toJson) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) });
}

function valueOf(schema: Schema, known: Known): Arbitrary<unknown> {
  const it = follow(schema);
  const { type, format, pattern } = it;
  if (it['const'] !== undefined) return fc.constant(it['const']);
  if (it['enum']) return fc.constantFrom(...it['enum'] as unknown[]);
  const choices = (it['oneOf'] ?? it['anyOf']) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, known)));
  if (it['allOf']) return fc.tuple(...(it['allOf'] as Schema[]).map((part) => valueOf(part, known))).map((parts) => Object.assign({}, ...parts) as unknown);
  switch (Array.isArray(type) ? type[0] : type) {
    case 'integer': return fc.integer({ min: Number(it['minimum'] ?? 0), max: Math.min(Number(it['maximum'] ?? 1e6), Number(it['minimum'] ?? 0) + 12) });
    case 'number': return fc.double({ noNaN: true, min: Number(it['minimum'] ?? -1e6), max: Number(it['maximum'] ?? 1e6) });
    case 'boolean': return fc.boolean();
    case 'array': return fc.array(valueOf(it['items'] as Schema, known), { maxLength: Math.min(Number(it['maxItems'] ?? 4), 4) });
    case 'object': return objectOf(it, known);
    default: return textOf(String(format ?? ''), String(pattern ?? ''), it);
  }
}

function objectOf(schema: Schema, known: Known): Arbitrary<object> {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = (schema['required'] ?? []) as string[];
  const fields = Object.entries(properties).map(([name, of]) => [name, orNothing(remembered(known, name, valueOf(of, known)), required.includes(name) ? 1 : 0.35)]);
  return fc.record(Object.fromEntries(fields) as Record<string, Arbitrary<unknown>>);
}

function textOf(format: string, pattern: string, schema: Schema): Arbitrary<string> {
  switch (format) {
    case 'date-time': return fc.date({ min: new Date('2026-10-01'), max: new Date('2027-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
    case 'date': return fc.date({ min: new Date('2026-09-01'), max: new Date('2027-03-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    case 'email': return fc.integer({ min: 0, max: 400 }).map((number) => `guest-${number}@example.org`);
    case 'uri': case 'uri-reference': return fc.webUrl();
    default: {
      // A name: one line with something to see, which most texts are.
      const line = pattern.includes('\\S');
      if (pattern && !line) return fc.stringMatching(new RegExp(pattern, 'u'));
      // Letters of all scripts, what the eye does not see, and now and then what no database keeps.
      const unit = fc.oneof({ weight: 30, arbitrary: fc.constant('grapheme' as const) }, { weight: 1, arbitrary: fc.constant('binary' as const) });
      return unit.chain((of) => fc.string({ unit: of, minLength: Number(schema['minLength'] ?? 0), maxLength: Math.min(Number(schema['maxLength'] ?? 60), 60) }));
    }
  }
}

/** What an earlier answer gave, mostly; else anything. */
const remembered = (known: Known, name: string, other: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 10 }), other).map(([pick, dice, value]) => {
    const values = known[name];
    return values?.length && dice > 1 ? values[pick % values.length] : value;
  });

const orNothing = <T>(value: Arbitrary<T>, chance: number): Arbitrary<T | undefined> =>
  fc.oneof({ weight: Math.round(chance * 20), arbitrary: value }, { weight: 20 - Math.round(chance * 20), arbitrary: fc.constant(undefined) });

function follow(node: Schema): Schema {
  if (typeof node['$ref'] !== 'string') return node;
  return follow(node['$ref'].slice(2).split('/').reduce<unknown>((at, key) => (at as Schema)[key], document) as Schema);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const toText = (value: unknown): string => (typeof value === 'string' ? value : Array.isArray(value) ? value.map(toText).join(',') : JSON.stringify(value) ?? '');
const toJson = (value: unknown): string => JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'bigint' ? String(entry) : entry)) ?? 'null';
/** RFC 9110 5.5 allows no others, and fetch refuses to send them. */
const isHeader = (text: unknown): boolean => typeof text === 'string' && /^[\x21-\x7e]+$/.test(text);
