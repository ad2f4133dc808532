// The OpenAPI document as validators. Its schemas are JSON Schema 2020-12, so ajv takes the document as it is and compiles
// every operation by pointer. A broken document fails at the start, not at the first request.
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { FieldError } from './problem.ts';

export interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path' | 'header';
  readonly required: boolean;
  readonly list: boolean;
  readonly check: ValidateFunction;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  /** `/tours/{tourId}/slots` */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: ValidateFunction | undefined;
  readonly bodyRequired: boolean;
  /** A read that is the same for everybody, as opposed to one with a token, a write, a stream, or what is made for one reader. */
  readonly public: boolean;
  /** By `200 application/json` or `default application/problem+json`. */
  readonly answers: ReadonlyMap<string, ValidateFunction>;
}

interface Node { readonly [key: string]: unknown }
type Path = readonly (string | number)[];

const location = new URL('../../../src/contract/openapi.yaml', import.meta.url);
const id = 'cowork';
const methods = ['get', 'post', 'put', 'patch', 'delete'];

const document = parse(readFileSync(location, 'utf8')) as Node;
const bodies = makeAjv({});
// Only what stands in a URL is text that means a number.
const parameters = makeAjv({ coerceTypes: 'array' });

function makeAjv(options: { readonly coerceTypes?: 'array'; readonly verbose?: boolean }): Ajv2020 {
  // Not strict: OpenAPI's own keywords are not JSON Schema's.
  const ajv = new Ajv2020({ strict: false, allErrors: true, ...options });
  ajvFormats.default(ajv);
  ajv.addSchema(document, id);
  return ajv;
}

/** An ajv that knows the document, for schemas of our own that refer to it as `cowork#/components/schemas/…`. Its errors carry their schema. */
export const contractAjv = (): Ajv2020 => makeAjv({ verbose: true });

export const operations: readonly Operation[] = Object.entries(document['paths'] as Record<string, Node>).flatMap(([path, item]) =>
  methods.filter((method) => item[method]).map((method) => toOperation(path, method, item[method] as Node)));

function toOperation(path: string, method: string, operation: Node): Operation {
  const base: Path = ['paths', path, method];
  const body = operation['requestBody'] as Node | undefined;
  const answers = new Map<string, ValidateFunction>();
  for (const [status, entry] of Object.entries(operation['responses'] as Record<string, Node>)) {
    const answer = follow(entry, [...base, 'responses', status]);
    for (const type of Object.keys(answer.node['content'] ?? {})) {
      if (type.endsWith('json')) answers.set(`${status} ${type}`, compile(bodies, [...answer.path, 'content', type, 'schema']));
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
        check: compile(parameters, [...where, 'schema']),
      };
    }),
    body: body && compile(bodies, [...base, 'requestBody', 'content', 'application/json', 'schema']),
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

function compile(ajv: Ajv2020, path: Path): ValidateFunction {
  const pointer = path.map((part) => encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  return ajv.compile({ $ref: `${id}#/${pointer}` });
}

/** What ajv found, as the contract's field errors. */
export const toFieldErrors = (prefix: string, errors: readonly ErrorObject[] | null | undefined): readonly FieldError[] =>
  (errors ?? []).map(({ instancePath, params, message, keyword }) => {
    const property = (params['missingProperty'] ?? params['additionalProperty']) as string | undefined;
    return {
      pointer: prefix + instancePath + (property === undefined ? '' : `/${property.replaceAll('~', '~0').replaceAll('/', '~1')}`),
      code: keyword,
      message: keyword === 'additionalProperties' ? 'is not a known field' : keyword === 'required' ? 'is missing' : message ?? 'does not fit',
    };
  });
