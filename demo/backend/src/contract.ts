// The OpenAPI document as validators. Its schemas are JSON Schema 2020-12, so ajv takes the document as it is and compiles
// every operation by pointer.
import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import { contractAjv, document, documentId, type Check, type Node } from './document.ts';
import type { FieldError } from './problem.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required: boolean;
  readonly list: boolean;
  readonly check: Check;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** `/tours/{tourId}/slots` */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: Check | undefined;
  readonly bodyRequired: boolean;
  /** A read that is the same for everybody, as opposed to one with a token, a write, a stream, or what is made for one reader. */
  readonly public: boolean;
  /** By `200 application/json` or `default application/problem+json`. */
  readonly answers: ReadonlyMap<string, Check>;
}

type Path = readonly (string | number)[];

const methods = ['get', 'post', 'put', 'patch', 'delete'];

const bodies = contractAjv();
// Only what stands in a URL is text that means a number.
const parameters = contractAjv({ coerceTypes: 'array' });

export const operations: readonly Operation[] = Object.entries(document['paths'] as Record<string, Node>).flatMap(([path, item]) =>
  methods.filter((method) => item[method]).map((method) => toOperation(path, method, item[method] as Node)));

function toOperation(path: string, method: string, operation: Node): Operation {
  const base: Path = ['paths', path, method];
  const body = operation['requestBody'] as Node | undefined;
  const answers = new Map<string, Check>();
  for (const [status, entry] of Object.entries(operation['responses'] as Record<string, Node>)) {
    const answer = follow(entry, [...base, 'responses', status]);
    for (const type of Object.keys(answer.node['content'] ?? {})) {
      if (type.endsWith('json')) answers.set(`${status} ${type}`, checkOf(bodies, [...answer.path, 'content', type, 'schema']));
    }
  }
  return {
    id: String(operation['operationId']),
    method: method.toUpperCase(),
    path,
    parameters: ((operation['parameters'] ?? []) as Node[]).map((entry, index) => {
      const { node, path: where } = follow(entry, [...base, 'parameters', index]);
      return {
        name: String(node['name']),
        in: node['in'] as Parameter['in'],
        required: node['required'] === true,
        list: (node['schema'] as Node)['type'] === 'array',
        check: checkOf(parameters, [...where, 'schema']),
      };
    }),
    body: body && checkOf(bodies, [...base, 'requestBody', 'content', 'application/json', 'schema']),
    bodyRequired: body?.['required'] === true,
    public: method === 'get' && ((operation['security'] ?? []) as unknown[]).length === 0 && answers.has('200 application/json') && !isMadeForOne(operation),
    answers,
  };
}

/** A 200 that no cache may keep says so by its headers. */
function isMadeForOne(operation: Node): boolean {
  return 'Cache-Control' in (((operation['responses'] as Record<string, Node>)['200']?.['headers'] ?? {}) as Node);
}

function follow(node: Node, path: Path): { readonly node: Node; readonly path: Path } {
  if (typeof node['$ref'] !== 'string') return { node, path };
  const target = node['$ref'].slice(2).split('/');
  return { node: target.reduce<unknown>((at, key) => (at as Node)[key], document) as Node, path: target };
}

function checkOf(ajv: Ajv2020, path: Path): Check {
  const pointer = path.map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  return () => {
    // Compiled at the first time, and remembered by ajv.
    const check = ajv.getSchema(`${documentId}#/${pointer}`);
    if (!check) throw new Error(`The contract has nothing at ${path.join(' ')}.`);
    return check;
  };
}

/** What ajv found, as the contract's field errors. */
export const toFieldErrors = (prefix: string, errors: readonly ErrorObject[] | null | undefined): readonly FieldError[] =>
  (errors ?? []).map(({ instancePath, params, message, keyword }) => {
    const property = (params['missingProperty'] ?? params['additionalProperty']) as string | undefined;
    return {
      pointer: prefix + instancePath + (property === undefined ? '' : `/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      code: keyword,
      message: messageOf(keyword, params, message),
    };
  });

/** A pattern says nothing to whoever fills in a form. */
const oneLine = '^[^\\r\\n]*\\S[^\\r\\n]*$';

function messageOf(keyword: string, params: Readonly<Record<string, unknown>>, message = 'does not fit'): string {
  switch (keyword) {
    case 'additionalProperties': return 'is not a known field';
    case 'required': return 'is missing';
    case 'pattern': return params['pattern'] === oneLine ? 'must be one line, and not empty' : message;
    default: return message;
  }
}
