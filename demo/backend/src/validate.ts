// Checks a request against its operation in the contract, before any handler sees it.
import type { Operation, Parameter } from './contract.ts';
import { toFieldErrors } from './contract.ts';
import type { Check } from './document.ts';
import { Problem, invalid, type FieldError } from './problem.ts';

export interface Checked {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly key: string | undefined;
}

/** Room for a hundred ids in a query, and far from where the server hangs up without a word. */
const longestUrl = 8_000;
/** Answers to an operator's questions may nest, but nothing of ours goes this deep. */
const deepest = 20;

/** Parameters the contract does not know are ignored. */
export function checkParameters(operation: Operation, url: URL, path: Readonly<Record<string, string>>, headers: Headers): Checked {
  if (url.href.length > longestUrl) throw new Problem('invalid_request', { detail: `The address is longer than ${longestUrl} characters. Ask in parts.` });
  const errors: FieldError[] = [];
  const query: Record<string, unknown> = {};
  let key: string | undefined;
  for (const parameter of operation.parameters) {
    const raw = parameter.in === 'path' ? path[parameter.name] : parameter.in === 'query' ? queryValue(url, parameter) : headers.get(parameter.name) ?? undefined;
    const where = `/${parameter.in}/${parameter.name}`;
    if (raw === undefined) {
      if (parameter.required) errors.push({ pointer: where, message: 'is missing' });
      continue;
    }
    const box = { value: raw as unknown };
    const check = parameter.check();
    if (!check(raw, { parentData: box, parentDataProperty: 'value', instancePath: '', rootData: box, dynamicAnchors: {} })) {
      errors.push(...toFieldErrors(where, check.errors));
    } else if (!isText(box.value)) errors.push({ pointer: where, message: 'has characters that are not text' });
    if (parameter.in === 'query') query[parameter.name] = box.value;
    // The contract asks for quotes around the key, as RFC 8941 strings have them; keys without are understood too.
    if (parameter.in === 'header') key = (headers.get(parameter.name) ?? '').replace(/^"(.*)"$/, '$1');
  }
  if (errors.length) throw new Problem('validation_failed', { errors });
  return { path, query, key };
}

export function checkBody(operation: Operation, text: string): unknown {
  if (!operation.body || (!text.trim() && !operation.bodyRequired)) return undefined;
  return parseBody(operation.body, text);
}

/** JSON that fits the schema and can be stored; all else is a Problem. */
export function parseBody(checkOf: Check, text: string): unknown {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (error) {
    throw new Problem('invalid_request', { detail: 'The body is not JSON.', cause: error });
  }
  if (isDeeper(body, deepest)) throw new Problem('invalid_request', { detail: `The body nests deeper than ${deepest} levels.` });
  const check = checkOf();
  if (!check(body)) throw new Problem('validation_failed', { errors: toFieldErrors('', check.errors) });
  const pointer = notText(body, '');
  if (pointer !== undefined) throw invalid(pointer, 'has characters that are not text');
  return body;
}

const queryValue = (url: URL, { name, list }: Parameter): unknown => {
  const values = url.searchParams.getAll(name);
  if (!values.length) return undefined;
  return list ? values.flatMap((value) => value.split(',')).filter(Boolean) : values[0];
};

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((entry) => isDeeper(entry, levels - 1)));

/** No database keeps a NUL or half a character. */
const isText = (value: unknown): boolean => notText(value, '') === undefined;

function notText(value: unknown, pointer: string): string | undefined {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? pointer : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, entry] of Object.entries(value)) {
    const where = `${pointer}/${key}`;
    if (notText(key, where) !== undefined) return pointer || '/';
    const found = notText(entry, where);
    if (found !== undefined) return found;
  }
  return undefined;
}
